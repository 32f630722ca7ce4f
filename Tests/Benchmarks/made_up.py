"""A made-up unit for the bench: an exam of one recorded question, a roster of any size, and an exam day.

The same size gives the same bytes. Certificates and admission numbers come in no order, as in rosters sorted by name:
that is what makes keeping an index while inserting dear.
"""

import datetime
import json

EXAM = """\
exam: BENCH
title: 性能测试（虚构）
opensAt: 2026-10-17T08:00:00+08:00
closesAt: 2026-10-17T18:00:00+08:00
timeZone: Asia/Shanghai
notice: notice.md
commitment: commitment.md
questions:
  - id: q1
    title: 自选曲目演奏
    mode: recorded
    takes: 3
    playback: true
    recordLimit: 3m
    submitLimit: 30m
"""
TEXTS = {"exam.yaml": EXAM, "notice.md": "# 系统须知\n\n虚构。\n", "commitment.md": "# 考试承诺书\n\n虚构。\n"}

HEADINGS = ["姓名", "证件类型", "证件号码", "准考证号", "报考专业", "手机号", "邮箱", "备注"]

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文志宇轩涵梓欣怡诗雨晨阳浩然博子墨可馨思远一诺"
GROUPS = ["音乐表演", "舞蹈表演", "表演", "播音与主持艺术", "书法学", "美术学", "戏剧影视导演", "视觉传达设计"]
PROVINCES = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
             62, 63, 64, 65]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

FIRST_BIRTHDAY = datetime.date(2004, 9, 1)
BIRTHDAYS = [(FIRST_BIRTHDAY + datetime.timedelta(days)).strftime("%Y%m%d") for days in range(4 * 365)]
DISTRICTS = 20
SERIALS = 999
RESIDENTS = len(PROVINCES) * DISTRICTS * len(BIRTHDAYS) * SERIALS
ADMISSIONS = 100_000_000


def scattered(index, count):
    """A number below `count` for each index below it, each once, and neighbours far apart. (The factor shares no divisor
    with any of the counts here, and is no simple fraction of one.)
    """
    return index * 618_033_989 % count


def resident_id(index):
    """GB 11643-1999: region, birth date, serial number, and a check character by ISO 7064 MOD 11-2."""
    rest, serial = divmod(scattered(index, RESIDENTS), SERIALS)
    rest, day = divmod(rest, len(BIRTHDAYS))
    province, district = divmod(rest, DISTRICTS)
    digits = f"{PROVINCES[province]}01{district + 1:02}{BIRTHDAYS[day]}{serial + 1:03}"
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS)) % 11]


def admission_number(index):
    return f"A{scattered(index, ADMISSIONS):08}"


def name(index):
    mixed = scattered(index + 1, 1_000_003)
    surname = SURNAMES[mixed % len(SURNAMES)]
    first = GIVEN[mixed // 50 % len(GIVEN)]
    return surname + first + (GIVEN[mixed // 3000 % len(GIVEN)] if mixed % 3 else "")


def row(index):
    """One in twenty has a passport; one in twenty a note, half of those with a comma, so in quotes."""
    foreign = index % 20 == 7
    number = f"E{scattered(index, ADMISSIONS):08}" if foreign else resident_id(index)
    note = "" if index % 20 != 3 else "需要延时" if index % 40 == 3 else '"免冠照片未交, 已通知"'
    phone = f"13{scattered(index, 999_999_999):09}"
    return [name(index), "护照" if foreign else "居民身份证", number, admission_number(index),
            GROUPS[index % len(GROUPS)], phone, f"u{index}@example.cn", note]


def write_roster(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADINGS) + "\r\n")
        for index in range(rows):
            file.write(",".join(row(index)) + "\r\n")


def candidate_day(index, start):
    """What one candidate does, 20 facts: (seconds since the exam opened, keys of the fact), in order."""
    device, size = ("iPhone 15", "Redmi K70", "HUAWEI nova 12")[index % 3], 20_000_000 + index % 7_000_000
    steps = [(0, "identityCheck", {"outcome": "passed"}), (40, "readNotice", {}), (30, "confirmQualification", {}),
             (30, "acceptCommitment", {}), (60, "passDeviceCheck", {"device": device}),
             (90, "startAnswer", {"question": "q1"})]
    for take, pieces in ((1, 2), (2, 3), (3, 1)):
        recording = {"question": "q1", "take": take, "camera": "first"}
        steps += [(40, "startRecording", {**recording, "device": device}),
                  (120, "stopRecording", {**recording, "by": "candidate"})]
        steps += [(5, "receiveUpload", {**recording, "bytes": size * piece // 4, "total": size})
                  for piece in range(1, pieces)]
        steps.append((20, "receiveUpload", {**recording, "bytes": size, "total": size, "sha256": f"{index * 3 + take:064x}"}))
    steps += [(40, "selectTake", {"question": "q1", "take": 1}), (15, "submit", {"question": "q1"})]
    time = start
    for step, (after, act, keys) in enumerate(steps):
        time += after
        yield time, f"{index}-{step}", admission_number(index), act, keys


def write_activity(path, candidates):
    """The exam day of the first candidates, who come in evenly over eight hours. Returns the number of facts."""
    opens = datetime.datetime(2026, 10, 17, 8, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    facts = sorted(fact for index in range(candidates)
                   for fact in candidate_day(index, 60 + index * 8 * 3600 // candidates))
    with open(path, "w", encoding="utf-8") as file:
        for time, identity, candidate, act, keys in facts:
            fact = {"id": identity, "at": (opens + datetime.timedelta(seconds=time)).isoformat(),
                    "candidate": candidate, "do": act, **keys}
            file.write(json.dumps(fact, ensure_ascii=False) + "\n")
    return len(facts)
