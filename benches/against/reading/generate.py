"""Writes generated news sentences with values in them, one JSON object a line, and where the values stand.

    python3 generate.py LANG COUNT SEED TEXTS

`values` are the planted spans, in characters: dates, lengths of time, counts, money, shares and measures, as news write them. In a sentence
`{d}` is a date, `{t}` a length of time, `{c}` a count, `{m}` money, `{p}` a share, `{l}` a measure; four sentences of ten hold none.
"""

import json
import random
import re
import sys

LANG, COUNT, SEED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
dice = random.Random(SEED)

SENTENCES = {
    "ko": [
        "솔내시는 {d} 하천 산책로 {l} 구간을 다시 열었다고 밝혔다.",
        "이 회사의 올해 매출은 {m}으로 지난해보다 {p} 늘었다.",
        "불은 물류창고 지하에서 시작됐고 소방관 {c}이 나서 {t} 만에 껐다.",
        "축제는 {d}부터 열렸으며 관람객 {c}이 다녀갔다.",
        "연구진은 탑을 옮기는 데 예산 {m}이 든다고 설명했다.",
        "주민 {c}이 {d} 시청 앞에 모여 공사를 멈추라고 요구했다.",
        "시민단체는 기자회견을 열어 결정 과정이 투명하지 않았다며 회의록을 모두 공개하라고 요구했다.",
        "주민들은 도로가 좁고 가로등이 모자라 밤길이 위험하다고 오래전부터 말해 왔다.",
        "위원회는 개정안을 다시 논의하기로 했으며 여야는 일정에 합의했다.",
        "그는 현장을 지킨 사람들에게 고맙다며 같은 일이 되풀이되지 않게 하겠다고 말했다.",
    ],
    "en": [
        "The city reopened {l} of the riverside path on {d}, officials said.",
        "Revenue reached {m} this year, up {p} from the year before.",
        "The fire began in the basement and {c} put it out in {t}.",
        "The festival began on {d} and drew {c}.",
        "Moving the tower would cost {m}, the researchers said.",
        "A crowd of {c} gathered outside the town hall on {d} to demand a halt to the works.",
        "Campaigners said the decision had not been open and demanded the minutes of every meeting.",
        "Neighbours have long complained that the road is narrow and poorly lit.",
        "The committee agreed to return to the amendment, and the parties settled on a timetable.",
        "He thanked those who had stayed at the scene and promised that it would not happen again.",
    ],
}
MONTHS = "January February March April May June July August September October November December".split()


def value(lang, kind):
    n = dice.randrange
    if lang == "ko":
        day = f"{n(1, 13)}월 {n(1, 29)}일"
        return {
            "d": lambda: dice.choice([day, f"{n(2019, 2027)}년 {day}", f"지난 {n(1, 29)}일", "어제", "지난달"]),
            "t": lambda: dice.choice([f"{n(2, 12)}시간", f"{n(2, 50)}분", f"{n(1, 9)}시간 {n(2, 59)}분"]),
            "c": lambda: f"{dice.choice([str(n(2, 999)), f'{n(1, 9)}만{n(1, 9)}천', f'{n(1, 90):,},{n(100, 999)}'])}명",
            "m": lambda: dice.choice([f"{n(2, 900)}억 원", f"{n(1, 9)}조{n(1, 9)}천억원", f"{n(2, 90)}만 달러"]),
            "p": lambda: f"{n(1, 60)}.{n(1, 10)}%",
            "l": lambda: dice.choice([f"{n(1, 30)}.{n(1, 10)}㎞", f"{n(20, 900)}m"]),
        }[kind]()
    day = f"{dice.choice(MONTHS)} {n(1, 29)}"
    return {
        "d": lambda: dice.choice([day, f"{day}, {n(2019, 2027)}", f"{n(1, 29)} {dice.choice(MONTHS)} {n(2019, 2027)}"]),
        "t": lambda: dice.choice([f"{n(2, 12)} hours", f"{n(2, 50)} minutes"]),
        "c": lambda: f"{dice.choice([str(n(2, 999)), f'{n(1, 90)},{n(100, 999)}'])} {dice.choice(['people', 'firefighters', 'visitors'])}",
        "m": lambda: dice.choice([f"${n(2, 900)} million", f"{n(2, 90)}.{n(1, 10)} billion won", f"€{n(2, 900)}m"]),
        "p": lambda: f"{n(1, 60)}.{n(1, 10)}%",
        "l": lambda: dice.choice([f"{n(1, 30)}.{n(1, 10)} km", f"{n(20, 900)} metres"]),
    }[kind]()


with open(sys.argv[4], "w", encoding="utf-8") as texts:
    for number in range(COUNT):
        text, values = "", []
        for part in re.split(r"(\{\w\})", dice.choice(SENTENCES[LANG])):
            if part.startswith("{"):
                part = value(LANG, part[1])
                values.append([len(text), len(text) + len(part)])
            text += part
        row = {"id": number, "text": text, "lang": LANG, "reference": "2024-05-10T09:00", "values": values}
        texts.write(json.dumps(row, ensure_ascii=False) + "\n")
