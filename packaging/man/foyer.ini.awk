# Turns the commented kiosk.ini into the sections of its manual page: what the file says about a key is what
# the page says.
function escape(s) {
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    return s
}
function print_key(key, value) {
    print ".TP\n.BR " escape(key) (value == "" ? "" : " \" = " escape(value) "\"")
    print escape(meaning) (meaning ~ /[.]$/ ? "" : ".")
    meaning = ""
}
/^\[/ {
    print ".SH [" toupper(substr($0, 2, index($0, "]") - 2)) "]"
}
/^# / {
    meaning = meaning (meaning == "" ? "" : " ") substr($0, 3)
}
/^#\[/ {
    print ".SH [" substr($0, 3, index($0, "]") - 3) "]"
    print escape(meaning) (meaning ~ /[.]$/ ? "" : ".")
    meaning = ""
}
/^#?[a-z_]+ =/ {
    line = $0
    sub(/^#/, "", line)
    at = index(line, "=")
    key = substr(line, 1, at - 1)
    value = substr(line, at + 1)
    gsub(/^ +| +$/, "", key)
    gsub(/^ +| +$/, "", value)
    print_key(key, value)
}
END {
    print ".SH SEE ALSO"
    print ".BR foyer (1),\n.BR foyerctl (1)"
}
