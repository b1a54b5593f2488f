#!/bin/sh
# The units are well formed, fence the kiosk in, and hang together. usage: units.sh BUILD
set -u
build=$1
. "$(dirname "$0")/report.sh"
units=packaging/systemd
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The threshold is ten times what systemd-analyze prints.
exposure() { systemd-analyze security --offline=true --threshold="$2" --no-pager "$units/$1"; }
has_line() { grep -qxF "$2" "$units/$1"; }

# A root in which every program that a unit names is there.
make_root() {
    mkdir -p "$work/usr/lib/systemd/system" "$work/etc"
    cp "$units"/*.service "$units"/*.timer "$work/usr/lib/systemd/system"
    for unit in "$units"/*.service; do
        sed -n 's/^Exec[A-Za-z]*=[-+]*\(\/[^ ]*\).*/\1/p' "$unit"
    done | sort -u | while read -r program; do
        mkdir -p "$work$(dirname "$program")"
        printf '#!/bin/sh\n' >"$work$program"
        chmod 755 "$work$program"
    done
    for unit in graphical.target timers.target time-sync.target network-online.target sysinit.target \
        basic.target shutdown.target systemd-user-sessions.service plymouth-quit-wait.service \
        getty@tty7.service; do
        printf '[Unit]\nDescription=%s\n' "$unit" >"$work/usr/lib/systemd/system/$unit"
        case $unit in
        *.service) printf '[Service]\nExecStart=/usr/bin/foyer\n' >>"$work/usr/lib/systemd/system/$unit" ;;
        esac
    done
}

# A misspelt directive is only a warning to systemd; here it is a failure.
verify() {
    said=$(systemd-analyze verify --man=no --root="$work" "$1" 2>&1) || {
        echo "$said"
        return 1
    }
    [ -z "$said" ] || {
        echo "$said"
        return 1
    }
}

# Every unit that a unit names is ours or the system's.
names_are_known() {
    grep -hoE 'foyer[a-z-]*\.(service|timer)' "$units"/* | sort -u | while read -r name; do
        [ "$name" = foyer-kiosk.service ] || [ -e "$units/$name" ] || {
            echo "$name is nowhere"
            exit 1
        }
    done
}

# The kiosk needs no system call that its unit refuses, and no memory that is both written and run.
calls_are_allowed() {
    strace -f -qq -o "$work/calls" "$build/foyer" --config "$work/kiosk.ini" --state-dir "$work/state" \
        --headless 1080x1920 --script "$work/look.ui" >"$work/said" 2>&1 || {
        tail -5 "$work/said"
        return 1
    }
    sed -nE 's/^[0-9]+ +([a-z_0-9]+)\(.*/\1/p' "$work/calls" | sort -u >"$work/used"
    set_of() { systemd-analyze syscall-filter --no-pager "$1" | sed -nE 's/^ +([a-z@_0-9-]+)$/\1/p'; }
    expand() {
        set_of "$1" | while read -r call; do
            case $call in
            @*) expand "$call" ;;
            *) echo "$call" ;;
            esac
        done
    }
    sets=$(sed -n 's/^SystemCallFilter=~//p' "$units/foyer.service")
    expand @system-service | sort -u >"$work/allowed"
    for set in $sets; do
        expand "$set"
    done | sort -u >"$work/refused"
    # execve is the unit's own; setrlimit asks for what LimitCORE= has set already; SQLite changes the
    # owner of files only for root, which the kiosk is not.
    bad=$(grep -vxFf "$work/allowed" "$work/used" | grep -vx execve
        grep -xFf "$work/refused" "$work/used" | grep -vxE 'prlimit64|setrlimit|fchown')
    [ -z "$bad" ] || {
        echo "refused by the unit: $bad"
        return 1
    }
    ! grep -E '(mmap|mprotect)\(.*PROT_WRITE\|PROT_EXEC' "$work/calls"
}

profile_is_sound() { PATH=/usr/sbin:/sbin:$PATH apparmor_parser -Q -K packaging/apparmor/usr.bin.foyer; }
files_are_allowed() { python3 tests/package/apparmor.py "$work/calls" "$build" "$work"; }

# The options of a program and those of its manual page are the same.
page_has_all() {
    "$build/$1" --help 2>&1 | grep -v unrecognized | grep -oE '(^|[^a-z-])--[a-z-]+' | grep -oE '\-\-[a-z-]+' | sort -u |
        while read -r option; do
            grep -qF -- "$(printf '%s' "$option" | sed 's/-/\\-/g')" "packaging/man/$1.1" || {
                echo "$1.1 lacks $option"
                exit 1
            }
        done
}

make_root
printf '[service]\nbase_url = https://localhost:9/none/api/v3/\nlogin = nobody\n[metrics]\nfile = state/foyer.prom\n' >"$work/kiosk.ini"
printf 'bm9ib2R5J3Mga2V5LCBmb3IgdGhpcyB0ZXN0IGFsb25l\n' >"$work/secret.key"
chmod 600 "$work/secret.key"
printf 'until scene attract\n' >"$work/look.ui"
mkdir -m 700 "$work/state"
for unit in "$units"/*; do
    check "$(basename "$unit") is well formed" verify "$work/usr/lib/systemd/system/$(basename "$unit")"
done
check "units name units that exist" names_are_known
check "foyer.service is exposed by 1.3 at most" exposure foyer.service 13
check "foyer-wayland.service is exposed by 1.3 at most" exposure foyer-wayland.service 13
check "foyer-sync.service is exposed by 1.3 at most" exposure foyer-sync.service 13
check "foyer-fallback.service is exposed by 0.8 at most" exposure foyer-fallback.service 8
for unit in foyer.service foyer-wayland.service; do
    check "$unit is watched" has_line $unit WatchdogSec=30
    check "$unit is told to read its configuration again" has_line $unit 'ExecReload=/bin/sh -c "kill -HUP $MAINPID"'
    check "$unit comes back after two seconds" has_line $unit RestartSec=2
    check "$unit gives up after five crashes" has_line $unit StartLimitBurst=5
    check "$unit gives up within a minute" has_line $unit StartLimitIntervalSec=60
    check "$unit gets the key encrypted" has_line $unit LoadCredentialEncrypted=foyer-key
    check "$unit leaves its figures where they can be read" has_line $unit RuntimeDirectoryMode=0755
    check "$unit waits for the right time" has_line $unit Wants=time-sync.target
done
check "the kiosk makes no system call that its unit refuses" calls_are_allowed
check "the AppArmor profile is well formed" profile_is_sound
check "the kiosk opens no file that its AppArmor profile refuses" files_are_allowed
for page in foyer foyerctl foyer-sandbox; do
    check "the manual page of $page has every option" page_has_all $page
done
finish
