#!/bin/sh
# The phone rings on the exam day: why is a candidate stuck, what did the outage do, and is everybody treated alike?
# 考试当天电话响了：考生为什么卡住，断网影响了谁，怎么做到一视同仁。
#
#   examples/exam-day/walk.sh [--lang zh|en]
#
# EXAMCTL names the program (default: examctl on the PATH). Everything is written to out/ beside this file, which is
# made anew each time. Each command is shown before it runs; a status other than the expected one ends the walk.
# The example's day is over, so the walk looks back with --as-of, as one would on the phone at that minute.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/../quick-start/steps.sh"

say "数据文件夹、考试、名单、当天的记录。" "The data folder, the exam, the roster, the records of the day."
run 0 init --unit 华岚艺术学院 --quiet
run 0 exam apply exam.yaml --quiet
run 0 roster import roster.csv --quiet
run 0 activity import activity.jsonl

say "09:20，D002 来电：录不了了。屏幕上有原因、办法，以及可以直接发出的回复。" \
    "09:20, D002 calls: recording is impossible. The screen has the reason, the ways out, and a reply to send."
run 0 candidate why D002 --as-of 2026-10-18T09:20

say "D005 的实人验证失败了两次，D007 的附件只有一个。" "D005 failed the check twice; D007 has one attachment of two."
run 0 candidate why D005 --as-of 2026-10-18T09:20
run 0 candidate why D007 --as-of 2026-10-18T09:20

say "有人自称考生却不在名单中：给他的回答不变，给工作人员的提示说出谁最接近、差在哪里。" \
    "Somebody is not on the roster: they are told no more than that; staff are told who is near and what differs."
run 2 candidate why D0O3

say "09:10 到 09:22 断网。真正受影响的只有三人：记录里看得出来，不是在场就算。建议写成清单。" \
    "The network failed from 09:10 to 09:22. Three were really hit, as their facts show; to have been there is not enough. The proposals go into a list."
run 0 exam incident --from 2026-10-18T09:10 --to 2026-10-18T09:22 --output out/hit.csv
cat out/hit.csv

say "核对清单后授权：先试运行，再写入。时间和次数都来自清单。" \
    "The list checked, the grants: a dry run first. Minutes and takes come from the list."
run 0 candidate extend --list out/hit.csv --reason 断网 --dry-run
run 0 candidate extend --list out/hit.csv --reason 断网
run 0 candidate grant-take --list out/hit.csv --reason 断网

say "D002 的截止时间是怎么来的。" "How the deadline of D002 comes about."
run 0 candidate deadline D002 q1 --as-of 2026-10-18T09:20
run 0 candidate deadline D002 q1

say "要不要给所有人 45 分钟？先看谁的结果会不同：什么也不改变。" \
    "Should everybody have 45 minutes? First who would come out differently; nothing is changed."
run 0 exam simulate --set q1.submitLimit=45m

say "决定了。更改正在进行的考试要写理由，先列出对谁有利；--to-running 使正在答题的考生也按新设置。" \
    "Decided. A change of a running exam needs a reason and tells first who gains; --to-running moves those under way too."
sed 's/submitLimit: 30m/submitLimit: 45m/' exam.yaml >out/exam.yaml
run 0 exam apply out/exam.yaml --to-running --dry-run
run 0 exam apply out/exam.yaml --to-running --reason 断网，统一延长

say "这样 D003 的延时就多余了，撤销：授权不删除，撤销是另一条记录。" \
    "So D003 needs no extra time of their own. It is taken back: nothing is deleted, a revocation is a further entry."
grant=$("$examctl" candidate deadline D003 q1 --format json | sed -n 's/.*"grant": *\([0-9]*\).*/\1/p' | sed -n 1p)
run 0 candidate revoke D003 --grant "$grant" --reason 已统一延长

say "事后说明公平：授权和设置更改的台账，和日志。" "Proof that it was fair: the ledger of grants and changes, and the journal."
run 0 report exceptions --output out/exceptions.xlsx
run 0 db check
run 0 audit verify

say "完成。台账在 $PWD/out/exceptions.xlsx" "Done. The ledger is at $PWD/out/exceptions.xlsx"
