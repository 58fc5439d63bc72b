#!/bin/sh
# Runs the CommonMark examples through the program given as $1; fetches the specification first where it is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
spec="$here/../node_modules/commonmark-spec/spec.txt"
if [ ! -f "$spec" ]; then
  echo "installing the CommonMark specification (npm ci in tests/markdown)" >&2
  (cd "$here/.." && npm ci --no-audit --no-fund --silent)
fi
program=$1
shift
exec "$program" "$spec" "$here/differences.txt" "$@"
