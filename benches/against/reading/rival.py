"""One rival on the texts of a file, line by line, until so many seconds of the processor are over; what it loads first does not count.

    python3 rival.py SIDE TEXTS SPANS SECONDS

Writes a list of spans a line that was read. For Korean the morphemes of kiwipiepy are read as a program would that looks for values: a
figure, with what counts it. Dates are what dateparser's search finds; it does not say where, so they are sought in the text again.
"""

import datetime
import json
import resource
import sys
import time

side, texts, seconds = sys.argv[1], sys.argv[2], float(sys.argv[4])
rows = [json.loads(line) for line in open(texts, encoding="utf-8")]
lang = rows[0]["lang"]
now = datetime.datetime(2024, 5, 10, 9)


def dateparser_side():
    from dateparser.search import search_dates

    def read(text):
        spans, at = [], 0
        for words, _ in search_dates(text, languages=[lang], settings={"RELATIVE_BASE": now}) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                spans.append([start, at])
        return spans

    return read


def kiwipiepy_side():
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1)

    def read(text):
        spans, open_ = [], False
        for token in kiwi.tokenize(text):
            if token.tag in ("SN", "NR", "MM") and (token.tag != "MM" or open_):
                start = spans[-1][0] if open_ else token.start
                if open_:
                    spans[-1][1] = token.start + token.len
                else:
                    spans.append([start, token.start + token.len])
                open_ = True
            elif open_ and token.tag in ("NNB", "SL", "SW"):
                spans[-1][1] = token.start + token.len
            else:
                open_ = False
        return spans

    return read


def both_side():
    kiwi, dates = kiwipiepy_side(), dateparser_side()
    return lambda text: kiwi(text) + dates(text)


def recognizers_side():
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    culture = {"ko": "ko-kr", "en": "en-us"}[lang]

    def read(text):
        found = recognize_datetime(text, culture, reference=now)
        for one in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension):
            found += one(text, culture)
        return sorted([one.start, one.end + 1] for one in found)

    return read


read = {"dateparser": dateparser_side, "kiwipiepy": kiwipiepy_side, "kiwipiepy+dateparser": both_side, "recognizers": recognizers_side}[side]()
read(rows[0]["text"])  # loads the models
start, size, found = time.process_time(), 0, []
for row in rows:
    found.append(read(row["text"]))
    size += len(row["text"].encode())
    if time.process_time() - start > seconds:
        break
took = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[3], "w") as out:
    out.writelines(json.dumps(spans) + "\n" for spans in found)
print(json.dumps({"lines": len(found), "bytes": size, "processor": took, "memory": memory}))
