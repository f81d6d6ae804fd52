"""The tasks as a visitor uses them: by keyboard, by touch on a phone, from a link, and back."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from deconv_viz.tasks import KINDS, Task, make
from deconv_viz.text import text
from deconv_viz.text.tasks import worded
from tests.browser.conftest import PICTURES, OpenPage
from tests.browser.page import STAGE, go_to, wait_idle

PAGE = "/tasks"
TASK = ".task[data-ready]"
SMALLEST = 44  # pixels of what a finger has to hit


def arrived(page: Page, kind: str, seed: int) -> Task:
    """Wait until this question stands there."""
    expect(page.locator(f'{TASK}[data-task="{kind}.{seed}"]')).to_be_visible()
    wait_idle(page)
    return make(kind, seed)


def opened(open_page: OpenPage, kind: str, seed: int, **how: object) -> tuple[Page, Task]:
    page = open_page(f"{PAGE}?task={kind}&n={seed}", wait="idle", **how)  # type: ignore[arg-type]
    return page, arrived(page, kind, seed)


def verdict(page: Page) -> Locator:
    return page.locator(f"{TASK} .task-verdict")


def focused(page: Page) -> Locator:
    return page.locator(f"{TASK} :focus")


def written(task: Task) -> str:
    answer = task.answer
    return str(answer) if isinstance(answer, int) else "x".join(map(str, answer))


def plain(words: str) -> str:
    return words.replace("**", "").replace("`", "")


def test_the_first_question_is_answered_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(PAGE, wait="idle")
    expect(page.locator(TASK)).to_be_visible()
    kind, seed = str(page.locator(TASK).get_attribute("data-task")).split(".")
    task = make(kind, int(seed))
    assert task.form == "cells"
    assert task.pick is not None
    assert isinstance(task.answer, tuple)
    columns = task.grids[task.pick].columns
    # From the last of the filters, Tab leads to the grid; from there on it is arrows and Space.
    page.locator(f"{TASK} summary").focus()
    page.keyboard.press("Tab")
    at = 0
    for index in task.answer:
        down, right = index // columns - at // columns, index % columns - at % columns
        for key, steps in (("ArrowDown", down), ("ArrowUp", -down)):
            for _ in range(max(steps, 0)):
                page.keyboard.press(key)
        for key, steps in (("ArrowRight", right), ("ArrowLeft", -right)):
            for _ in range(max(steps, 0)):
                page.keyboard.press(key)
        page.keyboard.press("Space")
        at = index
    expect(page.locator(f"{TASK} [aria-pressed=true]")).to_have_count(len(task.answer))
    for _ in range(2):  # past Clear
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_attribute("data-case", "right")
    expect(verdict(page)).to_have_attribute("aria-live", "polite")
    # The focus stands on what follows, and Enter goes there.
    expect(focused(page)).to_have_text(text("task.next"))
    page.keyboard.press("Enter")
    following = list(KINDS)[list(KINDS).index(kind) + 1]
    task = arrived(page, following, int(seed))
    expect(focused(page)).to_have_attribute("name", "answer")
    page.keyboard.type(written(task))
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_attribute("data-case", "right")


@pytest.mark.parametrize("kind", ["size", "volume", "stamp", "even"])
def test_a_wrong_answer_is_met_by_its_misconception(open_page: OpenPage, kind: str) -> None:
    page, task = opened(open_page, kind, 9)
    wrong = task.wrong[0]
    says = worded(task.to_json())["wrong"][0]["says"]
    if task.form == "choice":
        page.locator(f"{TASK} input[type=radio]").nth(_index(wrong.answer)).check()
    elif task.form == "cells":
        assert isinstance(wrong.answer, tuple)
        for index in wrong.answer:
            page.locator(f'{TASK} [data-pick] [data-index="{index}"]').click()
    else:
        sizes: Sequence[int] = (wrong.answer,) if isinstance(wrong.answer, int) else wrong.answer
        page.locator(f"{TASK} input[name=answer]").fill(" × ".join(map(str, sizes)))
    page.get_by_role("button", name=text("task.check")).click()
    expect(verdict(page)).to_have_attribute("data-case", "wrong")
    expect(verdict(page)).to_contain_text(plain(says))
    expect(page.get_by_role("button", name=text("task.check"))).to_be_visible()


def _index(answer: int | tuple[int, ...]) -> int:
    assert isinstance(answer, int)
    return answer


def test_what_is_no_answer_is_not_counted(open_page: OpenPage) -> None:
    page, _ = opened(open_page, "size", 2)
    page.get_by_role("button", name=text("task.check")).click()
    expect(verdict(page)).to_have_text(text("task.unread_number"))
    page.locator(f"{TASK} input[name=answer]").fill("many")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_text(text("task.unread_number"))
    expect(page.locator(f"{TASK} summary")).to_have_text(text("task.progress_none"))


def test_revealing_puts_the_stage_at_the_step_that_explains(open_page: OpenPage) -> None:
    page, task = opened(open_page, "terms", 6, reduced_motion=True)
    assert page.locator(STAGE).count() == 0, "nothing is given away before"
    page.get_by_role("button", name=text("task.reveal")).click()
    stage = page.locator(STAGE)
    expect(stage).to_be_visible()
    expect(stage).to_have_attribute("data-step", str(task.shown.step))
    expect(verdict(page)).to_contain_text(plain(worded(task.to_json())["why"]))
    # The next question takes it away again.
    page.get_by_role("button", name=text("task.next")).click()
    arrived(page, list(KINDS)[list(KINDS).index("terms") + 1], 6)
    expect(stage).to_have_count(0)


def test_each_question_has_a_link_and_back_leads_to_the_one_before(open_page: OpenPage) -> None:
    page, _ = opened(open_page, "size", 17)
    page.get_by_role("button", name=text("task.next")).click()
    following = list(KINDS)[list(KINDS).index("size") + 1]
    arrived(page, following, 17)
    page.wait_for_url(f"**{PAGE}?task={following}&n=17")
    page.go_back()
    arrived(page, "size", 17)
    wait_idle(page)
    assert page.url.endswith(f"{PAGE}?task=size&n=17")


def test_the_filters_choose_among_the_questions(open_page: OpenPage) -> None:
    page, _ = opened(open_page, "size", 3)
    page.get_by_label(text("task.lesson")).select_option("matrix")
    task = arrived(page, "matrix_shape", 3)
    assert task.lesson == "matrix"
    page.get_by_label(text("task.level")).select_option("3")
    arrived(page, "gradient", 3)
    page.wait_for_url("**level=3&lesson=matrix")
    # The only hard one: what follows has other numbers.
    page.get_by_role("button", name=text("task.next")).click()
    arrived(page, "gradient", 4)


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: value for key, value in found.items() if key.startswith("deconv")}


def test_progress_survives_a_reload_and_stays_in_this_browser(open_page: OpenPage) -> None:
    page, task = opened(open_page, "size", 5)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))),
    )
    page.reload()
    arrived(page, "size", 5)
    page.locator(f"{TASK} input[name=answer]").fill(written(task))
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_attribute("data-case", "right")
    words = text("task.progress", right=1, all=1)
    expect(page.locator(f"{TASK} summary")).to_have_text(words)
    assert stored(page) == {"deconv_viz.tasks": '{"size.5":1}'}
    assert page.context.cookies() == [] or "size.5" not in str(page.context.cookies())
    assert not any("size.5" in each for each in sent)
    page.reload()
    arrived(page, "size", 5)
    expect(page.locator(f"{TASK} summary")).to_have_text(words)
    page.locator(f"{TASK} summary").click()
    expect(page.locator(f"{TASK} .task-progress li")).to_have_text(f"{text('tasks.kind.size')} 1/1")
    page.get_by_role("button", name=text("task.forget")).click()
    expect(page.locator(f"{TASK} summary")).to_have_text(text("task.progress_none"))
    assert stored(page) == {}


def test_five_tasks_by_touch_on_a_narrow_phone(open_page: OpenPage) -> None:
    page = open_page(PAGE, wait="idle", width=360, height=740, touch=True)
    expect(page.locator(TASK)).to_be_visible()
    kind, seed = str(page.locator(TASK).get_attribute("data-task")).split(".")
    for number in range(5):
        task = arrived(page, kind, int(seed))
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
        for small in page.locator(f"{TASK} :is(button, input[name=answer], select)").all():
            box = small.bounding_box()
            if box is not None and small.is_visible():
                assert box["height"] >= SMALLEST - 0.5, small.inner_text()
        if task.form == "cells":
            assert isinstance(task.answer, tuple)
            for index in task.answer:
                page.locator(f'{TASK} [data-pick] [data-index="{index}"]').tap()
        elif task.form == "choice":
            page.locator(f"{TASK} fieldset label").nth(_index(task.answer)).tap()
        else:
            page.locator(f"{TASK} input[name=answer]").fill(written(task))
        page.get_by_role("button", name=text("task.check")).tap()
        expect(verdict(page)).to_have_attribute("data-case", "right")
        words = text("task.progress", right=number + 1, all=number + 1)
        expect(page.locator(f"{TASK} summary")).to_have_text(words)
        page.screenshot(path=PICTURES / f"phone-task-{number + 1}.png")
        kind = list(KINDS)[list(KINDS).index(kind) + 1]
        page.get_by_role("button", name=text("task.next")).tap()


def test_tasks_speak_chinese_and_stand_in_the_list_of_lessons(open_page: OpenPage) -> None:
    page = open_page("/", wait="idle")
    go_to(page, text("page.tasks.link"))
    expect(page.locator(TASK)).to_be_visible()
    page.goto(f"{PAGE}?task=size&n=1&lang=zh")
    task = arrived(page, "size", 1)
    expect(page.locator(f"{TASK} .ask")).to_have_text(plain(worded(task.to_json(), "zh")["ask"]))
    expect(page.get_by_role("button", name=text("task.check", "zh"))).to_be_visible()
