#!/bin/sh
# Walks the whole way once on a made-up exam: from an empty folder to the report that staff send on.
# 用虚构的考试把全程走一遍：从空文件夹到可以上交的报告。
#
#   examples/quick-start/walk.sh [--lang zh|en]
#
# EXAMCTL names the program (default: examctl on the PATH). Everything is written to out/ beside this file, which is
# made anew each time. Each command is shown before it runs; a status other than the expected one ends the walk.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/steps.sh"

# claim STAFF: claims the longest waiting review; its id comes in $review.
claim() {
    set -- review next --as "$1" --format json
    [ -z "$asked" ] || set -- "$@" --lang "$asked"
    shown "$@"
    answer=$("$examctl" "$@" </dev/null)
    printf '%s\n' "$answer"
    review=$(printf '%s\n' "$answer" | sed -n 's/.*"id": *"\{0,1\}\([^",} ]*\).*/\1/p' | sed -n 1p)
    [ -n "$review" ]
}

say "数据文件夹：\$EXAMCTL_DATA=$EXAMCTL_DATA。谁运行 init，谁就是第一位管理员。" \
    "The data folder: \$EXAMCTL_DATA=$EXAMCTL_DATA. Whoever runs init is its first admin."
run 0 init --unit 华岚艺术学院

say "三位工作人员：zhou 负责设置，lin 负责审核，he 负责导出。" \
    "Three staff: zhou configures, lin reviews, he exports."
run 0 staff add zhou --role configurator
run 0 staff add lin --role reviewer
run 0 staff add he --role exporter
run 0 staff list

say "考试和四道题目都写在 exam.yaml 里。先看会改变什么，再应用。" \
    "The exam and its four questions are written in exam.yaml. First what would change, then the change."
run 0 exam apply exam.yaml --dry-run --as zhou
run 0 exam apply exam.yaml --as zhou
run 0 question list

say "名单是 Excel 存的 GB18030 文件，有几行是坏的：一次全部指出，什么也没有写入。" \
    "The roster is a GB18030 file as Excel saves it, with a few bad rows: all are told at once, and nothing is written."
run 65 roster import roster.csv --dry-run --as zhou

say "导入好的行；坏的行另存一份，改好后可以原样导入。" \
    "The good rows go in; the bad ones go into a file that can be mended and imported as it stands."
run 3 roster import roster.csv --skip-bad --rejects out/rejects.csv --as zhou
run 0 roster list --search 欧阳

say "考试就绪了吗？（样例的考试日已过，这一点也会列出。）" \
    "Is the exam ready? (The example's day is over, which is listed too.)"
run "0 1" exam check

say "考试当天的记录：每条事实都经过与考生现场相同的规则。" \
    "The records of the exam day: every fact passes the same rules that a live candidate meets."
run 0 activity import activity.jsonl --as zhou

say "同一个文件再导入一次，什么也不会改变。" \
    "The same file once more changes nothing."
run 0 activity import activity.jsonl --as zhou

say "A0010 的二机位先停了：第一次录制无效，不计次数，于是又录了一次。" \
    "A0010's second camera stopped first: that take failed, did not count, and was followed by another."
run 0 candidate show A0010
run 0 candidate history A0010

say "四位考生三次实人验证未通过，等待人工审核。" \
    "Four candidates failed the face check three times and wait for a review."
run 0 review list --state waiting

say "审核员领取等得最久的一位，看照片，作出决定。" \
    "The reviewer claims the one who has waited longest, looks at the photo, and decides."
claim lin
run 0 review show "$review" --as lin

say "导出员不能审核。" "An exporter may not decide reviews."
run 77 review approve "$review" --as he
run 0 review approve "$review" --as lin

say "第二位的照片模糊：退回，并说明原因。" "The second one's photos are blurred: rejected, with the reason."
claim lin
run 0 review show "$review" --as lin
run 0 review reject "$review" --code blurred --text 请在光线充足处重新拍摄，证件文字须清晰可读。 --as lin

say "两位考生接着做：A0005 进入并答完，A0006 重新上传照片。" \
    "Both go on: A0005 enters and answers, A0006 uploads a new photo."
run 0 activity import activity-later.jsonl --as zhou
run 0 candidate show A0005
run 0 review list
run 0 review stats

say "报告：一个工作簿，和一份单独的 CSV。证件号码默认遮盖。" \
    "The report: one workbook, and a CSV of its own. Certificate numbers are masked unless asked for."
run 0 report all --output out/report.xlsx --as he
run 0 report submissions --output out/submissions.csv --as he

say "核对日志的散列链和数据文件。" "The journal's chain of hashes and the data file are checked."
run 0 audit verify
run 0 db check

say "完成。工作簿在 $PWD/out/report.xlsx" "Done. The workbook is at $PWD/out/report.xlsx"
