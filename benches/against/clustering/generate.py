"""Writes generated news-like sentences, one a line, and the planted group of each.

    python3 generate.py COUNT SEED TEXTS GROUPS

Words are made of syllables by the seed, some far more common than others; two thirds of the sentences are Korean, a third English. A bit
more than half of the texts stand in planted groups of 2 to 12: the first of a group with figures, words or the ending changed.
"""

import random
import sys

COUNT, SEED = int(sys.argv[1]), int(sys.argv[2])
dice = random.Random(SEED)

PARTICLES = ["은", "는", "이", "가", "을", "를", "에서", "에", "로", "의", "과", "와", "도", "까지", "부터", "만"]
ENDINGS = ["고 밝혔다", "고 전했다", "고 말했다", "는 것으로 나타났다", "는 것으로 알려졌다", "고 발표했다", "다고 설명했다", "할 계획이다", "한 것으로 확인됐다"]
UNITS = ["명", "억원", "만원", "건", "개", "㎞", "%", "시간", "년", "곳", "대", "톤"]
SMALL = ["the", "of", "to", "in", "and", "a", "for", "on", "with", "by", "at", "from", "that", "after", "over"]
SAID = ["said on Monday", "told reporters", "according to the ministry", "the agency announced", "officials confirmed", "the report showed"]
THINGS = ["people", "percent", "million won", "cases", "homes", "kilometres", "hours", "years", "sites", "tonnes"]


def korean_word():
    # Hangul syllables by their parts: initial, vowel, and mostly no final
    def syllable():
        final = 0 if dice.random() < 0.6 else dice.choice([1, 4, 8, 16, 17, 21])
        return chr(0xAC00 + (dice.randrange(19) * 21 + dice.choice([0, 1, 4, 5, 6, 8, 13, 18, 20])) * 28 + final)

    return "".join(syllable() for _ in range(dice.choice([2, 2, 2, 3, 3, 4])))


def english_word():
    return "".join(dice.choice("bcdfghjklmnprstvw") + dice.choice(["a", "e", "i", "o", "u", "ai", "ou", "er", "an", "in"]) for _ in range(dice.choice([2, 2, 3, 3, 4])))


WORDS = {"ko": [korean_word() for _ in range(30_000)], "en": [english_word() for _ in range(30_000)]}


def word(lang):
    # the square of a number between 0 and 1: few words are said often
    return WORDS[lang][int(dice.random() ** 2 * 30_000)]


def number():
    return str(dice.choice([dice.randrange(2, 100), dice.randrange(100, 10_000), dice.randrange(1900, 2030)]))


def one(lang):
    """A sentence as a list of words."""
    if lang == "ko":
        words = [word("ko") + dice.choice(PARTICLES) for _ in range(dice.randrange(8, 16))]
        words.insert(dice.randrange(len(words)), number() + dice.choice(UNITS))
        return words + [word("ko") + dice.choice(ENDINGS)]
    words = []
    for _ in range(dice.randrange(8, 14)):
        words.append(word("en"))
        if dice.random() < 0.5:
            words.append(dice.choice(SMALL))
    words.insert(dice.randrange(len(words)), number() + " " + dice.choice(THINGS))
    return words + [dice.choice(SAID)]


def changed(words, lang):
    """The sentence with figures, the ending and up to two words changed."""
    words = list(words)
    for n, old in enumerate(words):
        if old[0].isdigit() and dice.random() < 0.7:
            digits = len(old) - len(old.lstrip("0123456789"))
            words[n] = number() + old[digits:]
    if dice.random() < 0.3:
        words[-1] = word("ko") + dice.choice(ENDINGS) if lang == "ko" else dice.choice(SAID)
    for _ in range(dice.choices([0, 1, 2], [55, 35, 10])[0]):
        n = dice.randrange(len(words))
        match dice.randrange(3):
            case 0:
                words[n] = word(lang)
            case 1:
                words.insert(n, word(lang))
            case _ if len(words) > 6:
                del words[n]
    return words


with open(sys.argv[3], "w", encoding="utf-8") as texts, open(sys.argv[4], "w", encoding="utf-8") as groups:
    rows, group = [], 0
    while len(rows) < COUNT:
        lang = "ko" if dice.random() < 0.67 else "en"
        first = one(lang)
        size = 1 if dice.random() < 0.7 else 2 + min(int(dice.expovariate(0.6)), 10)
        rows.append((" ".join(first), group))
        rows.extend((" ".join(changed(first, lang)), group) for _ in range(size - 1))
        group += 1
    rows = rows[:COUNT]
    dice.shuffle(rows)
    for text, group in rows:
        texts.write(text + "\n")
        groups.write(f"{group}\n")
