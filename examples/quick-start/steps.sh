# What every walk begins with, and its steps: sourced by the walk.sh of this folder and of the folders beside it.
# 每个演示共用的开头和步骤，由本文件夹及相邻文件夹的 walk.sh 引入。
#
# Sets $language (zh or en) and $asked (the same, if --lang says so), changes to the folder of the walk, and makes out/ and
# $EXAMCTL_DATA in it anew. EXAMCTL names the program (default: examctl on the PATH).
set -eu

examctl=${EXAMCTL:-examctl}
case $examctl in
    /*) ;;
    */*) examctl=$PWD/$examctl ;;
esac

# The language: as asked for, else as examctl itself finds it.
asked=
case ${1-} in
    '') ;;
    --lang=zh | --lang=en) asked=${1#--lang=} ;;
    --lang)
        case ${2-} in
            zh | en) asked=$2 ;;
            *) echo "walk.sh: --lang zh|en" >&2; exit 64 ;;
        esac
        ;;
    *) echo "usage: walk.sh [--lang zh|en]" >&2; exit 64 ;;
esac
language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
case ${asked:-$language} in
    zh*) language=zh ;;
    *) language=en ;;
esac

CDPATH= cd -- "$(dirname -- "$0")"
command -v "$examctl" >/dev/null 2>&1 || {
    echo "walk.sh: '$examctl' not found; set EXAMCTL, or run 'make demo' / 找不到程序：请设置 EXAMCTL，或运行 make demo" >&2
    exit 127
}
rm -rf out
mkdir out
# Nothing of the caller's own set-up may lead the walk into real data.
unset EXAMCTL_STAFF
EXAMCTL_DATA=out/exam-data
export EXAMCTL_DATA

# say ZH EN: one explanatory line.
say() {
    if [ "$language" = zh ]; then printf '\n# %s\n' "$1"; else printf '\n# %s\n' "$2"; fi
}

# shown ARGUMENT...: the command as one would type it.
shown() {
    printf '$ examctl'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./=:,%+-]* | '') printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
}

# run STATUSES ARGUMENT...: shows the command, runs it, and ends the walk on a status that is not among STATUSES.
run() {
    expected=$1
    shift
    [ -z "$asked" ] || set -- "$@" --lang "$asked"
    shown "$@"
    status=0
    "$examctl" "$@" </dev/null || status=$?
    case " $expected " in
        *" $status "*) [ "$status" = 0 ] || printf '[exit %s]\n' "$status" ;;
        *)
            echo "walk.sh: exit status $status, expected $expected / 退出码 $status，应为 $expected" >&2
            exit 1
            ;;
    esac
}
