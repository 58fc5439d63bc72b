#!/bin/sh
# Installs what the named purposes need and this machine lacks, and says what: tools/install.sh build test
set -eu
cd "$(dirname "$0")/.."

say() { printf 'planpress: %s\n' "$*" >&2; }

is_there() {  # PACKAGE [COMMAND]
  if [ -n "${2:-}" ] && command -v "$2" >/dev/null 2>&1; then return 0; fi
  dpkg-query --show --showformat '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

missing=
for purpose in "$@"; do
  listed=$(sed -n "s/^$purpose  *//p" tools/packages.txt)
  [ -n "$listed" ] || { say "tools/packages.txt has no purpose \`$purpose\`"; exit 2; }
  while read -r package command; do
    is_there "$package" "$command" || missing="$missing $package"
  done <<END
$listed
END
done

if [ -n "$missing" ]; then
  command -v apt-get >/dev/null 2>&1 || { say "this is not Debian; install what corresponds to:$missing"; exit 4; }
  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say "as root, run: apt-get install$missing"; exit 4; }
    as_root=sudo
  fi
  say "installing for $*:$missing"
  talk=$(mktemp)
  $as_root env DEBIAN_FRONTEND=noninteractive sh -eu -c '
    apt-get -qq update
    apt-get -qq install --yes --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"' \
    apt-get $missing </dev/null >"$talk" 2>&1 || { cat "$talk" >&2; say "apt-get could not install:$missing"; exit 4; }
  rm -f "$talk"
fi

# The packages of tests/site, as its lock file has them; npm leaves its own copy of the lock when it has finished.
case " $* " in *" test "*)
  kept=tests/site/node_modules/.package-lock.json
  if [ ! -e "$kept" ] || [ -n "$(find tests/site/package.json tests/site/package-lock.json -newer "$kept")" ]; then
    say "installing for test: the npm packages of tests/site/package-lock.json"
    (cd tests/site && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  fi
esac
