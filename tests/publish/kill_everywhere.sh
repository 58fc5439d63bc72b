#!/bin/bash
# Kills a publish of twelve files at every file system call that it makes, and lets every such call fail: the folder must
# hold the old or the new publication, whole, and the next run must heal. Usage: kill_everywhere.sh PUBLISH_DRIVER
set -u
driver=$(realpath "$1")
command -v strace >/dev/null || { echo "kill_everywhere: strace is missing"; exit 77; }
place=/tmp
[ -w /dev/shm ] && place=/dev/shm  # a sync waits for no disk there
work=$(mktemp -d "${TMPDIR:-$place}/planpress-kill-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
exec 2>/dev/null  # where the shell tells of each killed program

# Between two calls that change something nothing changes, so a kill before each of these is a kill everywhere; openat and
# close are for good measure (the first few are the loader's).
changing="openat2 mkdirat write pwrite64 ftruncate linkat unlinkat renameat2 syncfs fsync flock getdents64"
killing="$changing openat close"

listing() { (cd "$1" 2>/dev/null && find . -mindepth 1 | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum); }
complain() { echo "FAULT: $*"; }

mkdir empty first both
"$driver" first 1 || exit 1
"$driver" both 1 && "$driver" both 2 || exit 1
first=$(listing first/public)
second=$(listing both/public)
[ "$first" != "$second" ] || { echo "the two editions are equal"; exit 1; }

# run START EDITION CALL WHAT N: one publish with the N-th CALL injected; the exit code is left in $code.
run() {
  rm -rf p
  cp -a "$1" p
  strace -qq -o /dev/null -e trace="$3" -e inject="$3:$4:when=$5" "$driver" p "$2" 2>said
  code=$?
  echo point
}

heal() {
  "$driver" p "$1" 2>said || complain "$2: the next run ended with $?: $(cat said)"
  [ "$(listing p/public)" = "$3" ] || complain "$2: the next run did not heal"
  local names
  names=$(ls -A p | grep -vx -e public -e .public.previous)
  [ -z "$names" ] || complain "$2: left behind: $names"
}

# attack NAME START OLD NEW EDITION KILLING CHANGING: tells of every point and fault on standard output.
attack() {
  local call n now
  mkdir "work-$1" && cd "work-$1" || return
  for call in $6; do
    for ((n = 1; ; n++)); do
      run "../$2" "$5" "$call" signal=KILL "$n"
      [ "$code" = 0 ] && break
      now=$(listing p/public)
      [ "$now" = "$3" ] || [ "$now" = "$4" ] || complain "$1, killed at $call $n: torn"
      heal "$5" "$1, killed at $call $n" "$4"
    done
  done
  for call in $7; do
    for ((n = 1; ; n++)); do
      run "../$2" "$5" "$call" error=EIO "$n"
      now=$(listing p/public)
      if [ "$code" = 0 ]; then
        [ "$now" = "$4" ] || complain "$1, EIO at $call $n: success, but not the new publication"
        [ -s said ] || [ "$call" = pwrite64 ] || [ "$call" = ftruncate ] || [ "$call" = unlinkat ] || break
        [ "$n" -gt 60 ] && break
        continue
      fi
      [ "$code" = 3 ] || [ "$code" = 2 ] || complain "$1, EIO at $call $n: exit code $code"
      [ "$now" = "$3" ] || complain "$1, EIO at $call $n: the old publication is not as it was"
      grep -q '^error: .*`' said || complain "$1, EIO at $call $n: no message with a path: $(cat said)"
      heal "$5" "$1, EIO at $call $n" "$4"
    done
  done
}

# The order that survives a power cut: nothing is written between the sync of all and the switch; then its folder.
order() {
  rm -rf p
  cp -a "$1" p
  strace -qq -o calls -e trace=write,openat2,mkdirat,linkat,unlinkat,renameat2,syncfs,fsync "$driver" p 2
  awk -v name="$2" '
    /^(write|openat2|mkdirat|linkat|unlinkat)/ && /O_CREAT|^write|^mkdirat|^linkat|^unlinkat/ { if (synced && !switched) late++ }
    /^syncfs/ { synced = 1 }
    /^renameat2/ { if (!switched) { if (!synced) early = 1; switched = NR } }
    /^fsync/ { if (switched && NR == switched + 1) settled = 1 }
    END { print synced && switched && settled && !late && !early ? "point" : "FAULT: " name ": wrong order of sync and switch" }
  ' calls
}

order empty "first publish" >order-said
order first "replacement" >>order-said
attack "first publish" empty "" "$first" 1 "$killing" "$changing" >first-said &
attack "replacement" both "$second" "$first" 1 "$killing" "$changing" >both-said &
attack "second publish" first "$first" "$second" 2 "renameat2 unlinkat syncfs fsync" "renameat2 unlinkat" >second-said &
wait
cat ./*-said | grep -v '^point$'
points=$(cat ./*-said | grep -c '^point$')
bad=$(cat ./*-said | grep -c '^FAULT')
echo "kill_everywhere: $points points, $bad faults"
[ "$bad" = 0 ] && [ "$points" -gt 600 ]
