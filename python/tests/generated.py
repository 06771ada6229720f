"""An archive made up by a fixed seed: stories of invented towns, firms and people, told by several outlets in Korean and English.

    python generated.py 50000 articles.parquet

Outlets tell a story in other words, copy one another, and differ in a figure now and then; some words stand in very many articles, and
one agency's sentence in every tenth.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.parquet as pq

OUTLETS = ["가온일보", "나래신문", "다솜뉴스", "라온경제", "마루통신", "바른저널", "새결타임스", "온누리방송"]
PAPERS = ["Harbor Post", "North Courier", "The Ledger", "Valley Tribune", "Morning Wire"]
HEADS = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
TAILS = "람솔빛결울터길별샘날들벌봉산천강림원진성연온새솜누리"
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
THINGS = ["도서관", "체육관", "터미널", "시장", "박물관", "정수장", "소각장", "미술관", "경기장", "연구원", "수영장", "요양원"]
CAUSES = ["누전", "담뱃불", "촛불", "기름 유출", "전선 합선", "배터리 과열"]
WORKS = ["town hall", "library", "stadium", "bus terminal", "clinic", "museum", "water plant", "research centre"]
PARTS = ["Al", "Ber", "Cor", "Dal", "Es", "Fen", "Gar", "Hol", "Is", "Jar", "Kel", "Lor", "Mar", "Nor", "Os", "Pel", "Ral", "Sed", "Tor", "Ul", "Ver", "Wes", "Yar", "Zel"]
ENDS = ["bury", "cester", "dale", "field", "ford", "ham", "mouth", "port", "ster", "ton", "wick", "worth"]
AGENCY = "이 기사는 마루통신이 정부와 국회를 오가는 취재진의 기록을 모아 전국에 보낸 것이다."
FIRST = date(2024, 3, 1)


def archive(articles: int, seed: int = 7) -> Iterator[dict[str, str | None]]:
    """So many articles, about forty days of 1,250 for every 50,000."""
    dice = random.Random(seed)
    days = max(6, articles // 1250)
    made = 0
    while made < articles:
        story = _english(dice) if dice.random() < 0.2 else _korean(dice)
        day = FIRST + timedelta(days=dice.randrange(days))
        told = min(articles - made, dice.choice([1, 1, 2, 3, 3, 4, 5, 6]))
        outlets = dice.sample(story.outlets, min(told, len(story.outlets)))
        copied: str | None = None
        for outlet in outlets:
            title, body = story.tell(dice)
            if copied is not None and dice.random() < 0.3:
                body = copied
            copied = body
            if story.lang == "ko" and dice.random() < 0.1:
                body = f"{body}\n{AGENCY}"
            published = day + timedelta(days=dice.choice([0, 0, 0, 1, 2]))
            hour = f"T{dice.randrange(6, 23):02}:{dice.randrange(60):02}" if dice.random() < 0.6 else ""
            yield {
                "id": f"{published:%m%d}-{made:07}",
                "outlet": outlet,
                "title": title,
                "url": None,
                "published": f"{published}{hour}",
                "lang": story.lang if dice.random() < 0.9 else None,
                "body": body,
            }
            made += 1


class Story:
    """What happened, and in which words it may be told."""

    def __init__(self, lang: str, outlets: list[str], titles: list[str], lead: list[str], more: list[list[str]], facts: dict[str, int], names: dict[str, str]) -> None:
        self.lang, self.outlets, self.titles, self.lead, self.more, self.facts, self.names = lang, outlets, titles, lead, more, facts, names

    def tell(self, dice: random.Random) -> tuple[str, str]:
        """A headline and a text; one fact in seven is told otherwise."""
        told = {name: fact + dice.choice([1, 2, 10]) if dice.random() < 0.15 else fact for name, fact in self.facts.items()}
        words = {**self.names, **{name: str(fact) for name, fact in told.items()}}
        chosen = [dice.choice(ways) for ways in self.more]
        dice.shuffle(chosen)
        sentences = [dice.choice(self.lead), *chosen[: dice.randrange(3, len(chosen) + 1)]]
        return dice.choice(self.titles).format(**words), " ".join(sentences).format(**words)


def _name(dice: random.Random) -> str:
    return dice.choice(HEADS) + dice.choice(TAILS)


def _korean(dice: random.Random) -> Story:
    names = {
        "town": _name(dice) + "시",
        "part": _name(dice) + dice.choice(["동", "읍", "면"]),
        "firm": _name(dice) + dice.choice(["건설", "산업", "제약", "물산"]),
        "head": dice.choice(SURNAMES) + _name(dice),
        "other": dice.choice(SURNAMES) + _name(dice),
        "thing": dice.choice(THINGS),
        "cause": dice.choice(CAUSES),
    }
    facts = {
        "money": dice.randrange(30, 900),
        "people": dice.randrange(12, 400),
        "hurt": dice.randrange(2, 30),
        "share": dice.randrange(3, 60),
        "hour": dice.randrange(1, 12),
        "month": dice.randrange(1, 13),
        "area": dice.randrange(300, 9000),
    }
    if dice.random() < 0.5:
        titles = ["{town} {thing} 이전에 {money}억 원", "{town}, {part}에 새 {thing} 짓는다", "{head} 시장 “{thing} 이전 서두르겠다”"]
        lead = ["{town}는 {part}에 새 {thing}을 짓는 데 {money}억 원이 든다고 밝혔다.", "{town}가 {thing}을 {part}으로 옮기기로 하고 예산 {money}억 원을 잡았다."]
        more = [
            ["{head} 시장은 기자회견에서 내년 {month}월에 공사를 시작하겠다고 말했다.", "공사는 내년 {month}월에 시작한다고 {head} 시장이 설명했다."],
            ["새 {thing}의 넓이는 {area}㎡다.", "{thing}은 {area}㎡ 크기로 들어선다."],
            ["공사는 {firm}이 맡았다.", "{firm}이 공사를 따냈다."],
            ["설명회에는 주민 {people}명이 참석했다.", "주민 설명회에 {people}명이 왔다."],
            ["{other} 의원은 예산의 {share}%가 빚이라고 지적했다.", "예산 가운데 {share}%를 빚으로 마련한다고 {other} 의원이 비판했다."],
            ["정부는 서울에서 열린 회의에서 지원을 검토하겠다고 했다."],
        ]
    else:
        titles = ["{town} {part} {thing}서 불… {hurt}명 다쳐", "{thing} 화재로 {hurt}명 부상", "{part} {thing} 불, {hour}시간 만에 꺼져"]
        lead = ["{town} {part}에 있는 {thing}에서 불이 나 {hurt}명이 다쳤다.", "{part} {thing}에서 난 불로 {hurt}명이 다쳐 병원으로 옮겨졌다."]
        more = [
            ["불은 {hour}시간 만에 꺼졌다.", "소방당국은 {hour}시간 만에 불길을 잡았다."],
            ["재산 피해는 {money}억 원으로 추산된다.", "소방당국은 {money}억 원의 재산 피해가 난 것으로 보고 있다."],
            ["소방관 {people}명이 동원됐다.", "현장에는 소방관 {people}명이 나왔다."],
            ["경찰은 {cause}을 원인으로 보고 있다.", "{cause} 때문에 불이 난 것으로 경찰은 추정했다."],
            ["{head} 서장은 건물의 {share}%가 탔다고 말했다.", "건물 {share}%가 불에 탔다고 {head} 서장이 밝혔다."],
            ["정부는 서울에서 열린 회의에서 대책을 논의했다."],
        ]
    return Story("ko", OUTLETS, titles, lead, more, facts, names)


def _english(dice: random.Random) -> Story:
    def place() -> str:
        return dice.choice(PARTS) + dice.choice(PARTS).lower() + dice.choice(ENDS)

    names = {"town": place(), "firm": f"{place()} Works", "head": f"{dice.choice(PARTS)}a {place()}", "work": dice.choice(WORKS)}
    facts = {"money": dice.randrange(3, 90), "people": dice.randrange(12, 400), "share": dice.randrange(3, 60), "year": 2025 + dice.randrange(6)}
    return Story(
        "en",
        PAPERS,
        ["{town} to spend ${money} million on new {work}", "New {work} for {town}", "{town} {work} to open in {year}"],
        ["{town} will spend ${money} million on a new {work}, the council said.", "The council of {town} put the cost of its new {work} at ${money} million."],
        [
            ["Mayor {head} said the {work} would open in {year}.", "It will open in {year}, according to mayor {head}."],
            ["{firm} will build the {work}.", "The work goes to {firm}."],
            ["About {people} residents came to a meeting.", "A meeting drew {people} residents."],
            ["{share} percent of the money is borrowed.", "The council borrows {share} percent of the sum."],
            ["The government in London is watching."],
        ],
        facts,
        names,
    )


def write(articles: int, path: str, seed: int = 7) -> None:
    """Writes the archive as Parquet."""
    schema = pa.schema([(name, pa.string()) for name in ["id", "outlet", "title", "url", "published", "lang", "body"]])
    pq.write_table(pa.Table.from_pylist(list(archive(articles, seed)), schema=schema), path, row_group_size=5000, compression="snappy")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
