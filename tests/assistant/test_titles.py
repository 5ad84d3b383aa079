from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.titles import short_title
from corpus import Period, Plan
from corpus.lines import columns

PERIOD = Period(2013, 2017)


def titled(plan: Plan, title: str, period: Period | None = PERIOD) -> Plan:
    return replace(plan, metadata=replace(plan.metadata, title=title, period=period))


@pytest.mark.parametrize(
    ("title", "period", "short"),
    [
        ("中期行動計画（2013－2017年）", Period(2013, 2017), "中期行動計画 2013–2017"),
        ("Action Plan 2013-2017", Period(2013, 2017), "Action Plan 2013-2017"),
        ("Action Plan", None, "Action Plan"),
        ("Action Plan (draft)", Period(2013, 2017), "Action Plan (draft) 2013–2017"),
    ],
)
def test_a_short_title_has_the_years_once(
    make_plan: Callable[..., Plan], title: str, period: Period | None, short: str
) -> None:
    assert short_title(titled(make_plan(), title, period), "ja") == short


@pytest.mark.parametrize("title", ["計画" * 40, "Plan of action for everything " * 5, "Х" * 300])
def test_a_long_title_is_cut_before_the_years(make_plan: Callable[..., Plan], title: str) -> None:
    short = short_title(titled(make_plan(), title), "ja")
    assert columns(short) <= 60
    assert short.endswith("… 2013–2017")
