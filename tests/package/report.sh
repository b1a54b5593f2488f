# Sourced by the scripts of this folder: counts checks, ends with "N passed, N failed".
passed=0
failed=0

# check WORDS COMMAND...: the command's exit status decides; its output is shown when it fails.
check() {
    words=$1
    shift
    if out=$("$@" 2>&1); then
        passed=$((passed + 1))
        echo "ok $words"
    else
        failed=$((failed + 1))
        echo "FAILED $words"
        printf '%s\n' "$out" | tail -20
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
