"""The examples in the docstrings are run."""

import doctest

import daejo


def test_every_example_holds() -> None:
    shown = [(name, thing) for name, thing in vars(daejo).items() if name in daejo.__all__ and callable(thing)]
    examples = doctest.DocTestFinder().find(daejo, module=False)
    for name, thing in shown:
        examples += doctest.DocTestFinder(recurse=False).find(thing, f"daejo.{name}")
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for example in examples:
        runner.run(example)
    assert runner.failures == 0
    assert runner.tries >= 10, "the walk found hardly any example: it no longer reads the docstrings"
