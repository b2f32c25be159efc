"""R14: text that attacks a page, in every field that reaches one, each payload by itself."""

from tests.torture.registry import Result


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the payloads are always the same
    """Build a report for each payload; look at every element, attribute and address of it."""
    from tests.builders import everywhere
    from tests.test_report import PAYLOADS, TODAY, assert_harmless, build

    failures = []
    pages = 0
    for payload in PAYLOADS:
        of, options, problems = everywhere(payload)
        made = build(of, TODAY, options, problems)
        pages += len(made)
        try:
            assert_harmless(made)
        except AssertionError as error:
            failures.append(f"{payload!r}: {error}")
    return Result(f"{len(PAYLOADS)} payloads in every field, {pages} pages", tuple(failures))
