"""Exercises are numbered, closed where they should be, and complete."""

import pytest
from bs4 import BeautifulSoup, Tag
from minibook import Result, build, write

from groundup.exercises import (
    UNANSWERED,
    WrongAnswer,
    call,
    check,
    numbers,
    require,
)

INDEX = """
    # Book

    See {numref}`ex-double` and {ref}`ex-double`.

    ```{toctree}
    :numbered:
    good
    ```
    """
GOOD = """
    # Good

    ```{code-cell}
    from groundup.exercises import check, require

    @check
    def check_double(answer):
        require(answer == 4, f"You gave {answer}.")
        return "Doubling adds a number to itself."
    ```

    ## Exercises

    ```{exercise} Double *two*
    :label: ex-double
    What is twice $2$?
    ```

    ```{hint}
    Add.
    ```

    ```{code-cell}
    :tags: [answer]
    answer = ...
    check_double(answer)
    ```

    ```{solution-start} ex-double
    ```

    Two and two.

    ```{code-cell}
    check_double(2 + 2)
    ```

    ```{solution-end}
    ```

    After the exercise.
    """
BAD = """
    ---
    orphan: true
    ---
    # Bad

    ```{exercise} Nothing at all
    :label: ex-nothing
    Question.
    ```

    ```{exercise} No hint, no answer, no call
    :label: ex-bare
    Question.
    ```

    ```{solution-start} ex-bare
    ```

    ```{code-cell}
    2 + 2
    ```

    ```{solution-end}
    ```

    ```{exercise} Another's solution, another check, left open
    :label: ex-wrong
    Question.
    ```

    ```{hint}
    Hint.
    ```

    ```{code-cell}
    :tags: [answer]
    def check_one(answer):
        print("Not answered yet: replace the dots with your answer.")

    check_two = check_one
    check_one(...)
    ```

    ```{solution-start} ex-other
    ```

    ```{code-cell}
    check_two(...)
    ```

    ```{solution-end}
    ```

    ```{solution-end}
    ```
    """


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("exercises")
    pages = {"index.md": INDEX, "good.md": GOOD, "bad.md": BAD}
    write(source, pages, ["myst_nb", "exercises"])
    return build(source)


@pytest.fixture(scope="module")
def block(book: Result) -> Tag:
    html = BeautifulSoup(book.html("good"), "html.parser")
    found = html.select_one("#ex-double.exercise")
    assert found is not None
    return found


def test_the_heading_is_numbered_by_chapter_and_in_order(block: Tag) -> None:
    heading = block.find("h3")
    assert isinstance(heading, Tag)
    assert heading.get_text().startswith("Exercise 1.1 Double two")


def test_links_carry_the_number_or_the_title(book: Result) -> None:
    html = BeautifulSoup(book.html(), "html.parser")
    links = html.select('a[href="good.html#ex-double"]')
    assert [link.text for link in links][:2] == ["Exercise 1.1", "Double two"]


def test_hint_and_solution_are_closed_and_say_what_opens(block: Tag) -> None:
    details = block.find_all("details")
    assert [one.find("summary").text for one in details] == [
        "Hint",
        "Solution",
    ]
    assert not any(one.has_attr("open") for one in details)


def test_the_answer_cell_runs_and_the_solution_is_checked(block: Tag) -> None:
    assert UNANSWERED in block.get_text()
    solution = block.select_one("details.solution")
    assert solution is not None
    assert "Correct. Doubling adds" in solution.get_text()
    assert "After the exercise." not in block.get_text()


@pytest.mark.parametrize(
    "message",
    [
        "9: WARNING: exercise ex-nothing: has no solution, or",
        "14: WARNING: exercise ex-bare: has no {hint}",
        "14: WARNING: exercise ex-bare: has no cell tagged `answer`",
        "14: WARNING: exercise ex-bare: has a solution whose cells call no",
        "28: WARNING: exercise ex-wrong: is followed by the solution of ex-o",
        "28: WARNING: exercise ex-wrong: has a solution that never calls",
        "28: WARNING: exercise ex-wrong: has a solution that leaves the ans",
        "56: WARNING: this mark belongs to no exercise",
    ],
)
def test_what_is_missing_is_a_warning(book: Result, message: str) -> None:
    assert book.code == 1
    assert book.messages.count(f"bad.md:{message}") == 1, book.messages


def test_a_complete_exercise_gives_no_warning(book: Result) -> None:
    assert "good.md" not in book.messages


@check
def check_four(answer: object) -> str:
    require(numbers(answer) == 4, f"You gave {answer}. Double two.")
    return "It is even."


@check
def check_slope(answer: object) -> str:
    require(call(answer, 3.0) == 6.0, "Use the power rule.")
    return "The slope grows with x."


def test_a_right_answer_earns_the_insight(
    capsys: pytest.CaptureFixture[str],
) -> None:
    check_four([4])
    check_slope(lambda x: x + x)
    assert capsys.readouterr().out == (
        "Correct. It is even.\nCorrect. The slope grows with x.\n"
    )


def test_dots_are_not_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    check_four(...)
    check_slope(lambda x: ...)
    assert capsys.readouterr().out == f"{UNANSWERED}\n{UNANSWERED}\n"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (5, r"You gave 5\. Double two\."),
        ("four", "should hold numbers"),
        ([[1], [1, 2]], "has gaps"),
    ],
)
def test_a_wrong_answer_is_explained(answer: object, message: str) -> None:
    with pytest.raises(WrongAnswer, match=message):
        check_four(answer)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda x: x, "power rule"),
        (lambda x: None, "returned None"),
        (lambda x: 1 / 0, "raised ZeroDivisionError"),
        (3, "the function itself"),
    ],
)
def test_a_wrong_function_is_explained(answer: object, message: str) -> None:
    with pytest.raises(WrongAnswer, match=message):
        check_slope(answer)
