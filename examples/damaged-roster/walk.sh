#!/bin/sh
# Brings in a roster that Excel and hands have damaged in every usual way, and nobody is lost on the way.
# 导入一份被 Excel 和人手弄坏的名单：各种常见损坏都有，一个考生也不丢。
#
#   examples/damaged-roster/walk.sh [--lang zh|en]
#
# EXAMCTL names the program (default: examctl on the PATH). Everything is written to out/ beside this file, which is
# made anew each time. Each command is shown before it runs; a status other than the expected one ends the walk.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/../quick-start/steps.sh"

# dry ARGUMENT...: a dry run for programs; the digest of its plan comes in $plan.
dry() {
    set -- "$@" --dry-run --format json
    shown "$@"
    plan=$("$examctl" "$@" </dev/null | sed -n 's/.*"plan": *"\([0-9a-f]*\)".*/\1/p')
    printf 'plan: %s\n' "$plan"
    [ -n "$plan" ]
}

# In the file the admission number is called 考号, and Group holds remarks.
set_up="--map 考号=admissionNumber --map Group=note"

say "数据文件夹和考试。" "The data folder and the exam."
run 0 init --unit 华岚艺术学院 --quiet
run 0 exam apply exam.yaml

say "名单是 Excel 存的 GB18030 文件，表头在第三行。有两列都像“报考专业”，程序不猜，请人说明。" \
    "The roster is a GB18030 file as Excel saves it, with its headings in the third row. Two columns look like the group: the program does not guess, and asks."
run 65 roster import roster.csv --dry-run

say "说明两列的意思后试运行：一次列出所有问题，什么也没有写入。" \
    "With both columns explained, a dry run: every fault at once, and nothing is written."
# shellcheck disable=SC2086
run 65 roster import roster.csv $set_up --dry-run

say "不加 --skip-bad，有一行有错就什么也不导入。" "Without --skip-bad one bad row keeps everything out."
# shellcheck disable=SC2086
run 65 roster import roster.csv $set_up --quiet
run 0 roster list --search 石见山

say "导入好的行；坏的行原样另存，附上原因。" "The good rows go in; the bad ones go into a file as they were, each with why."
# shellcheck disable=SC2086
run 3 roster import roster.csv $set_up --skip-bad --rejects out/rejects.csv

say "两处手工改动：汪洋改专业，程若溪换手机。" "Two edits by hand: another group for 汪洋, another phone for 程若溪."
run 0 roster edit 0026010034 --group 美术学
run 0 roster edit 0026010001 --phone 17000000777

say "同一个文件再导入一次：什么也不变，手工改的还在。" "The same file once more changes nothing, and the hand edits stay."
# shellcheck disable=SC2086
run 3 roster import roster.csv $set_up --skip-bad --quiet
run 0 roster show 0026010034

say "教务处按提示从源系统重新导出了名单（各列为文本）。先试运行，得到这份计划的摘要。" \
    "As advised, the registry exported the roster anew from its system, with all columns as text. First a dry run, which names its plan."
dry roster import from-source.csv

say "只执行这份计划。丢了的号码、姓名、前面的 0 都回来了；程若溪的手机两边都改过，保留手工改的并提醒。" \
    "That plan only is carried out. Lost numbers, names and zeros are back; 程若溪's phone was changed on both sides: the hand edit stays, and you are told."
run 0 roster import from-source.csv --expect "$plan"
run 0 roster show 0026010001

say "考生说“不在名单中”：姓名对，号码有两位颠倒了。只指出差别，不改动，号码遮盖。" \
    "A candidate is told “not on the roster”: the name is right, two digits of the number are swapped. The difference is told, nothing changed, numbers masked."
run 1 roster diagnose --name 石见山 --type 居民身份证 --number "$(tail -n 10 from-source.csv | sed -n 's/^石见山,[^,]*,\(.\{13\}\)\(.\)\(.\)\([^,]*\),.*/\1\3\2\4/p')"

say "每次导入是一批，可以撤销；先撤销第一批不行：之后又改过，会说是谁。" \
    "Every import is a batch and can be undone. Not the first one first: who has changed since is named."
run 0 roster batches
run 2 roster undo 1

say "撤销最后一批，名单与导入前完全一样；再撤销一次会被拒绝。" \
    "The last one is undone, and the roster is exactly as it was before. A second undo is refused."
last=$("$examctl" roster batches --format json | sed 's/},/}\n/g' | sed -n 's/.*"batch": *\([0-9]*\).*/\1/p' | sort -n | tail -n 1)
run 0 roster undo "$last"
run 2 roster undo "$last"

say "核对日志的散列链和数据文件。" "The journal's chain of hashes and the data file are checked."
run 0 audit verify
run 0 db check

say "完成。坏的行在 $PWD/out/rejects.csv" "Done. The bad rows are in $PWD/out/rejects.csv"
