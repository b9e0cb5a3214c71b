"""What `graph audit` answers: what does not hold, what to look at, and what was tested."""

from pathlib import Path

from graph.answers.audits import audit_report
from graph.answers.listing import Entry, Line, Rows, Section
from graph.model.records import Dataset
from graph.questions.audit import Audit, Coverage, Doubt, Failure, Scope, audit

TEXTS = Path(__file__).parent.parent / "data" / "tiny" / "texts"


def test_an_audit_says_what_it_tested(tiny: Dataset) -> None:
    """For how many claims each thing, and how that came out."""
    [listing] = audit_report(tiny, audit(tiny, TEXTS)).listings

    assert listing.remarks == [
        (
            "Of 23 claims, 23 were held against the place that they cite, 0 against the words that they quote, "
            "23 against the names of whom they are about: 16 name all of them."
        ),
        "What was tested holds; 1 fits a place beside it better; 7 ends understood from context.",
    ]
    assert [section.heading for section in listing.sections] == [
        "a place beside the cited one names more",
        "not named at the place, understood from context",
        "texts",
    ]


def test_what_does_not_hold_comes_first(tiny: Dataset) -> None:
    """Under the sentence it is a claim of, with what would be right; paragraphs never cited as ranges."""
    address = "pier-9--located-in--oslo@daily-2022#3"
    found = Audit(
        Scope(1, 1, 1, 1, 0, 0),
        (Failure("daily-2022", "daily.txt: is not UTF-8"), Failure(address, "daily-2022#3: “x” is not there")),
        (Doubt(address, "daily-2022#3", 2, ("oslo",)),),
        (),
        (Coverage("daily-2022", 1, "paragraph", 9, (4, 6), (1, 2, 3, 5, 7, 8, 9)),),
    )

    [listing] = audit_report(tiny, found).listings

    cited = "The River Daily 2022 ¶3", "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3"
    assert listing.sections == [
        Section(
            "does not hold",
            [
                Entry("Asylum for Ko Ko", "", [Line("", ("daily.txt: is not UTF-8",))]),
                Entry("Pier 9 located in Oslo", "", [Line("", ("daily-2022#3: “x” is not there",), *cited)]),
            ],
        ),
        Section(
            "a place beside the cited one names more",
            [Entry("Pier 9 located in Oslo", "", [Line("look at", ("does not name Oslo; ¶2 does",), *cited)])],
        ),
        Section(
            "texts",
            Rows(
                ("text", "cited", "not cited"),
                [("Asylum for Ko Ko", "1 relation; 2 of 9 paragraphs cited", "never cited: 1–3, 5, 7–9")],
            ),
        ),
    ]
    assert listing.remarks[-1] == "2 do not hold; 1 fits a place beside it better."
