import pytest

from assistant.answer import Outcome
from evaluation.systems.assistant import make_assistant, uncurated, without
from evaluation.systems.baselines import Bm25, Dense, ReciprocalRankFusion, fuse_ranks
from evaluation.systems.cached import CachedEmbedder
from evaluation.systems.named import OWN, UnknownSystemError, chosen_systems
from evaluation.systems.system import Materials, ask_all
from index.views import ViewKind, views_of
from tests.evaluation.questions import asked
from tests.fakes import FakeEmbedder


def test_reciprocal_rank_fusion_adds_one_over_sixty_and_the_rank() -> None:
    fused = dict(fuse_ranks([(("a", 9.0), ("b", 1.0)), (("b", 5.0), ("c", 4.0))]))
    assert fused == {"b": 1 / 62 + 1 / 61, "a": 1 / 61, "c": 1 / 62}
    assert list(fused) == ["b", "a", "c"]


def test_bm25_finds_only_items_that_share_a_word(materials: Materials) -> None:
    assert Bm25(materials).respond("農業").items == ("2.2",)
    nothing = Bm25(materials).respond("weather")
    assert (nothing.items, nothing.confidence, nothing.outcome) == ((), 0.0, None)


def test_dense_ranks_all_items_by_their_own_text(materials: Materials, embedder: FakeEmbedder) -> None:
    response = Dense(materials).respond("日本国政府は，農業の発展を支援する。")
    assert response.items[0] == "2.2"
    assert response.confidence == pytest.approx(1)
    assert len(response.items) == len(embedder.embedded) == 4
    assert ReciprocalRankFusion(materials).respond("農業の発展").items[0] == "2.2"


def test_the_assistant_tells_its_ranking_its_outcome_and_its_probability(materials: Materials) -> None:
    system = make_assistant(materials, materials.plan)
    response = system.respond("外相会談は年に何回ですか。")
    assert response.items[0] == "1.1"
    assert len(response.items) == 4
    assert 0 < response.confidence < 1
    assert isinstance(response.outcome, Outcome)
    assert set(response.cited) <= set(response.items)


def test_a_variant_leaves_out_one_kind_of_view(materials: Materials) -> None:
    left_out = {kind: {view.kind for view in views_of(without(materials.plan, kind))} for kind in ViewKind}
    for kind in (ViewKind.RENDERING, ViewKind.RESTATEMENT, ViewKind.QUESTION):
        assert left_out[kind] == set(ViewKind) - {kind}
    assert {view.kind for view in views_of(uncurated(materials.plan))} == {ViewKind.TEXT}


def test_variants_embed_each_text_once(materials: Materials, embedder: FakeEmbedder) -> None:
    make_assistant(materials, materials.plan)
    make_assistant(materials, uncurated(materials.plan))
    Dense(materials)
    assert len(embedder.embedded) == len(set(embedder.embedded))


def test_a_cached_embedder_gives_the_vectors_of_the_other() -> None:
    plain, cached = FakeEmbedder(), CachedEmbedder(FakeEmbedder())
    texts = ["外相会談", "農業", "外相会談"]
    for _ in range(2):
        assert (cached.embed_documents(texts) == plain.embed_documents(texts)).all()
        assert (cached.embed_queries(texts) == plain.embed_queries(texts)).all()
    assert cached.embed_documents([]).shape == (0, plain.dimensions)
    assert (cached.fingerprint, cached.dimensions) == (plain.fingerprint, plain.dimensions)


def test_every_question_is_asked_and_timed(materials: Materials) -> None:
    responses = ask_all(Bm25(materials), [asked("q", query="農業"), asked("r", query="橋")])
    assert [(key, response.items) for key, response in responses.items()] == [("q", ("2.2",)), ("r", ("2.1",))]
    assert all(response.milliseconds >= 0 for response in responses.values())


def test_all_systems_are_named_once_and_an_unknown_one_is_refused() -> None:
    assert next(iter(chosen_systems(["bm25", "all"]))) == "bm25"
    assert set(chosen_systems(["all"])) == set(OWN)
    assert {"without-rendering", "without-restatement", "without-question"} < set(OWN)
    with pytest.raises(UnknownSystemError, match="no system nonsense; there are assistant, dense"):
        chosen_systems(["dense", "nonsense"])
