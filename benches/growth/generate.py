"""Writes a made wire of about so many sentences as JSON lines: stories told by three outlets each, 40 stories a day.

    python3 generate.py SENTENCES SEED FILE

Names of places, firms and people are made of syllables by the seed, drawn anew for every story from pools that are as large for a small wire as
for a large one; so a larger wire is a longer one, not a denser one.
"""

import json
import random
import sys

SENTENCES, SEED = int(sys.argv[1]), int(sys.argv[2])
STORIES_A_DAY = 40
dice = random.Random(SEED)


def syllables(count):
    return "".join(chr(0xAC00 + (dice.randrange(19) * 21 + dice.choice([0, 4, 8, 13, 18, 20])) * 28 + dice.choice([0, 0, 4, 8, 21])) for _ in range(count))


PLACES = [syllables(2) for _ in range(3_000)]
FIRMS = [syllables(3) for _ in range(3_000)]
GIVEN = [syllables(2) for _ in range(2_000)]
SURNAMES = "김이박최정강조윤장임"
WHAT = ["다리", "도서관", "체육관", "공원", "시장", "항구", "터널", "공장"]
OUTLETS = ["새벽뉴스", "가온경제", "온마루"]


def story(number):
    place, firm = dice.choice(PLACES) + dice.choice("시군"), dice.choice(FIRMS) + dice.choice(["건설", "산업", "개발"])
    name = f"{dice.choice(PLACES)}{dice.choice(WHAT)}"
    who, people, cost, months = dice.choice(SURNAMES) + dice.choice(GIVEN), dice.randrange(80, 900), dice.randrange(12, 900), dice.randrange(3, 40)
    day = number // STORIES_A_DAY
    year, month, date = 2020 + day // 336, day // 28 % 12 + 1, day % 28 + 1
    other = people + (10 if dice.random() < 0.3 else 0)
    yield f"{name} 문 열어", [
        f"{name}이 {date}일 {place}에서 문을 열었다.",
        f'{who} {place}장은 개관식에서 "주민 {people}명이 함께했다"고 말했다.',
        f"공사는 {firm}이 맡았고 공사비는 {cost}억 원이 들었다.",
        f"{firm} 관계자는 공사에 {months}개월이 걸렸다고 설명했다.",
    ], year, month, date
    yield f"{place}, {name} 개관", [
        f"{place}는 {date}일 {name} 개관식을 열었다.",
        f"개관식에는 {who} {place}장과 주민 {people}명이 참석했다.",
        f"{firm}이 지은 {name}에는 {cost}억 원이 들어갔다.",
    ], year, month, date
    yield f"주민 {other}명 모인 {name} 개관식", [
        f"{name}이 문을 연 {date}일, 개관식에 주민 {other}명이 모였다.",
        f"{who} {place}장이 테이프를 끊었다.",
        f"시공사 {firm}은 공사비가 {cost}억 원이라고 밝혔다.",
    ], year, month, date


written, number = 0, 0
with open(sys.argv[3], "w", encoding="utf-8") as out:
    while written < SENTENCES:
        for outlet, (title, sentences, year, month, date) in enumerate(story(number)):
            row = {
                "id": f"s{number:07}-{outlet}",
                "outlet": OUTLETS[outlet],
                "title": title,
                "published": f"{year}-{month:02}-{date:02}T1{outlet}:00",
                "lang": "ko",
                "body": " ".join(sentences),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += len(sentences)
        number += 1
print(written)
