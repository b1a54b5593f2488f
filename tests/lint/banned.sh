#!/bin/sh
# Fails on functions that cannot be used safely, on shells, and on sleeping tests.
set -eu
status=0
look() {
    pattern=$1 why=$2
    shift 2
    # Comments may speak of what is not used.
    found=$(grep -rnE --include='*.[ch]' "(^|[^A-Za-z0-9_.>])($pattern)[[:space:]]*\(" "$@" 2>/dev/null |
        grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)' || true)
    [ -z "$found" ] && return
    echo "$found" | sed "s#\$#   <- $why#"
    status=1
}
look 'sprintf|vsprintf|strcpy|strcat|strncat|strncpy|stpcpy' 'unbounded or unterminated; see base/text.h' src tests
look 'atoi|atol|atoll|atof' 'cannot report an error; see text_to_int64()' src tests
look 'gets|scanf|sscanf|fscanf' 'unbounded or undefined on overflow' src tests
look 'strtok|asctime|ctime|localtime|gmtime|rand|srand' 'hidden state' src
look 'system|popen' 'runs a shell' src tests
look 'alloca' 'unbounded stack' src tests
look 'sleep|usleep|nanosleep|SDL_Delay' 'tests and scenes wait for events' tests src/scenes src/ui src/app
exit $status
