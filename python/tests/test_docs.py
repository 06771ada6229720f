"""The examples in the docstrings are run."""

import doctest

import daejo
from daejo import stage


def test_every_example_holds() -> None:
    modules = {"daejo": daejo, "daejo.stage": stage}
    shown = [(f"{at}.{name}", thing) for at, module in modules.items() for name, thing in vars(module).items()]
    finder = doctest.DocTestFinder(recurse=False)
    examples = finder.find(daejo, module=False)
    for name, thing in shown:
        if callable(thing) and not name.split(".")[-1].startswith("_"):
            examples += finder.find(thing, name, module=False)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for example in examples:
        runner.run(example)
    assert runner.failures == 0
    assert runner.tries >= 10, "the walk found hardly any example: it no longer reads the docstrings"
