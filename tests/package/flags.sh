#!/bin/sh
# The programs are built as hardened as they say. usage: flags.sh BUILD. Reads the ELF files, trusts no flag.
set -u
build=$1
. "$(dirname "$0")/report.sh"

is_pie() { readelf -hW "$1" | grep -q 'Type: *DYN' && readelf -dW "$1" | grep -q 'FLAGS_1.*PIE'; }
binds_now() { readelf -dW "$1" | grep -q 'FLAGS_1.*NOW'; }
has_relro() { readelf -lW "$1" | grep -q GNU_RELRO; }
# What may be executed cannot be written: neither the stack nor any segment.
has_no_writable_code() {
    readelf -lW "$1" | awk '$1 == "GNU_STACK" && $7 == "RW" { stack = 1 }
        $1 == "LOAD" && /RWE/ { bad = 1 } END { exit !(stack && !bad) }'
}
calls() { readelf --dyn-syms -W "$1" | grep -qE "UND $2"; }
guards_stack() { calls "$1" __stack_chk_fail; }
is_fortified() { calls "$1" '__[a-z]+_chk@'; }
# No way to code of somebody else's folder.
has_no_rpath() { ! readelf -dW "$1" | grep -qE 'RPATH|RUNPATH'; }

for name in foyer foyerctl foyer-sandbox; do
    program=$build/$name
    check "$name is position independent" is_pie "$program"
    check "$name binds all symbols at its start" binds_now "$program"
    check "$name makes its tables read-only" has_relro "$program"
    check "$name has no code that can be written" has_no_writable_code "$program"
    check "$name guards its stack" guards_stack "$program"
    check "$name uses the checked functions of libc" is_fortified "$program"
    check "$name looks for libraries where the system does" has_no_rpath "$program"
done
finish
