"""What a question is about, apart from how it is asked."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from index.analysis import Term, TermKind, read_terms

_ASKING: Final = (
    # Words that ask, point or reply; they say nothing of a matter.
    "計画 項目 条項 内容 記載 文面 文章 原文 説明 詳細 詳しい 全部 全て もう一度 見せる 示す 書く 載る 記す 定める "
    "お願い 欲しい 知る 確認 続ける 続き 他 外 方 件 節 章 項 "
    "最初 最後 次 前 先程 さっき 話 質問 戻る 同じ もっと 具体的 つまり 成る程 有り難う 分かる 出来る 思う 聞く 今 "
    "少し 少々 若干 もう 一寸 中 内 場合 物 番 目 両方 並べる それぞれ 理由 何時 何処 誰 英語 日本語 "
    "モンゴル語 答える ため どう どの 等 度 回 似る 類似 同様 分野 筈 一つ 何故 残り 上 上記",
    "plan item items section part chapter paragraph text word words wording exact verbatim detail details "
    "explain describe show see read give list "
    "tell say says said know want like go going back again more else other others another one ones first second "
    "third fourth fifth last "
    "next previous earlier before same ok okay thanks thank yes no well now right interesting then too so just "
    "really exactly happen matter topic "
    "question answer please english japanese mongolian get make mean kind sort thing things anything something "
    "when why who where how much many often "
    "here let us me that what does detailed further similar alike both",
    "төлөвлөгөө хөтөлбөр заалт хэсэг бүлэг дэлгэрэнгүй тайлбарла үзүүлээч үзүүлнэ харуулаач харуулна хэлээч "
    "хэлнэ өгөөч дахин дахиад бас өөр бусад "
    "эхний эхнийх хоёр дахь гурав сүүлийн өмнөх дараагийн буцъя нөгөө түүн түүнийг түүнд түүний тэд тэдэнд "
    "тэдний үүн үүнд үүнийг үүний эдгээр тэдгээр "
    "ойлголоо баярлалаа за тэгээд яасан яах хэзээ хаана хэн яагаад хэд хэдэн асуулт хариулт сэдэв хэсгийн мөн "
    "адил англиар японоор монголоор "
    "хийх гэсэн бичсэн заасан тусгасан юм яг хоёрыг хүн тийм ийм эх бичвэр үгчлэн бий төстэй ижил хоёуланг болон "
    "ба гэснийг гэж байгаа",
)
_FACETS: Final = (
    # What every matter has: asked for alone, it is of the matter before.
    "費用 経費 金額 予算 総額 負担 財源 資金 期限 時期 期間 年限 日程 担当 省庁 機関 主体 責任 責任者 場所 目的 "
    "狙い 理由 背景 規模 人数 回数 頻度 対象 条件 方法 手段 進捗 効果 成果 側 "
    "日本 モンゴル 両国 数値 目標 数字 数 年 内訳 明記 具体 義務 努力 約束 合意 署名 締結 実施 完了 完成 開始 終了 "
    "進む 決まる 参加 関与 金 御金 出す 払う 支払う 賄う 掛かる 融資 借金 無償 有償 始まる 始める 終わる "
    "終える 出来上がる 続く "
    "開始年 決める 関わる 携わる 加わる 主催 窓口 役割 分担 相手 拘束 確定 予定 見込み 見通し 狙う 目指す 利益 得 "
    "今後 将来 此れから 従来 組織 団体 具体 詳細 現状 状況 進捗 段階 次回 前回 毎年 年間 何年 法的 正式 "
    "文書 名前 名称 番号 種類 金利",
    "cost costs price budget funding finance pay pays paid deadline date dates timeline schedule period duration "
    "responsible responsibility ministry agency lead "
    "charge place location purpose aim goal reason background size scale frequency target condition conditions "
    "method status progress result results effect japan "
    "japanese mongolia mongolian side sides binding firm promise commitment obligation amount amounts money number "
    "numbers figure figures specific specified stated "
    "mentioned included finish finished complete completed start started sign signed implement implemented decide "
    "decided legally party parties begin begins began begun end ends ended ready due open opens funded financed money "
    "loan grant lend fund fee much involved involve involves participate participates participation role host "
    "hosts organise organize run runs handle handles carried join joins duration long binding mandatory optional "
    "future further onwards institution institutions organization organizations organisation organisations "
    "voluntary obliged obligatory official officially agreed agree benefit benefits beneficiary beneficiaries "
    "located situated reason reasons name names number partner partners step steps plan plans planned",
    "зардал төсөв үнэ санхүүжилт хугацаа огноо хариуцах яам агентлаг газар зорилго шалтгаан хэмжээ давтамж "
    "нөхцөл арга үр дүн явц хариуцагч япон монгол тал талууд үүрэг амлалт тоо мөнгө тодорхой дуусах эхлэх эхэлсэн "
    "дууссан хэрэгжих хэрэгжүүлэх зурсан зурах багтсан орсон эхэлнэ дуусна дуусгах эхлүүлэх төлөх төлнө гаргах "
    "санхүүжүүлэх санхүүжүүлнэ зээл тусламж оролцох оролцоно оролцсон оролцогч хамаарах хариуцна хэрэгжинэ "
    "хэрэгжүүлнэ явагдах явагдана болсон болно болох хийнэ хийгдэх үргэлжлэх үргэлжилнэ давуу ач холбогдол "
    "үр ашиг давтамжтай тогтмол жилд удаа байрлах байршил байршилтай нэр дугаар түнш гэрээ албан ёсны "
    "цаашид ирээдүйд одоо өмнө байгууллага байгууллагууд "
    "байгууллагын заавал хүчинтэй үе шат төлөвлөсөн шийдсэн шийдэх тохирсон амласан хэмжээтэй зорилт зорилготой",
)
_IN_PASSING: Final = frozenset("つく 御願い 願う".split())
"""Terms that asking words become only beside others."""


def content_terms(text: str) -> tuple[str, ...]:
    """Return the distinct terms of a question that name a matter; none where it only points, asks or replies."""
    return tuple(dict.fromkeys(_content(text)))


def _content(text: str) -> Iterator[str]:
    for term in read_terms(text):
        if term.kind not in (TermKind.PAIR, TermKind.NUMBER) and not is_asking(term):
            yield term.text


def is_asking(term: Term) -> bool:
    """Whether a term is of asking, and not of what is asked."""
    return term.text in _asking()


def are_facets(content: Iterable[str]) -> bool:
    """Whether terms name only what every matter has: its cost, its date, who is responsible."""
    return set(content) <= _facets()


@cache
def _facets() -> frozenset[str]:
    return frozenset(term.text for words in _FACETS for term in read_terms(words))


@cache
def _asking() -> frozenset[str]:
    return _IN_PASSING | {term.text for words in _ASKING for term in read_terms(words)}
