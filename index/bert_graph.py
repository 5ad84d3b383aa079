"""BERT graph: a carrier's weights as the ONNX graph of a BERT encoder, written without torch.

Inputs are `input_ids` and `attention_mask`, int64 of shape (texts, tokens); the output is `last_hidden_state`, float32
of shape (texts, tokens, hidden): what Sentence Transformers expects in a folder's `onnx/model.onnx`.

Writing the graph takes half a second and needs no torch; `torch.onnx.export` needs torch and onnxscript, and can
only write the weights in float32. The operations are ONNX's own, but for two of ONNX Runtime that read blocks
of four bits. ONNX Runtime's fused `MultiHeadAttention`, `SkipLayerNormalization` and `BiasGelu` gained nothing: 14.0 ms
a query against 12.9 with the plain ones, which it fuses by itself (float32, one thread).
"""

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.carrier import BLOCK, Blocks, Carrier
from index.embedding import ModelError

if TYPE_CHECKING:
    from onnx import ModelProto

Arithmetic = Literal["float32", "int8"]
"""How a layer multiplies: all in float32, or the carrier's 4-bit weights by activations rounded to int8.

The rounding is done for 32 numbers of one token at a time, so that a text's vector does not depend on the texts it
shares a batch with, as it does with ONNX Runtime's dynamic quantisation.
"""

_OPSET = 21
_IR_VERSION = 10
_RUNTIME = "com.microsoft"
_ROUND_TO_INT8 = 4
_MASKED = -1e9


def bert_graph(carrier: Carrier, arithmetic: Arithmetic) -> "ModelProto":
    """The encoder as an ONNX model, with its weights inside.

    Raises:
        ModelError: a tensor is missing, or is not of the size that the architecture asks for.
    """
    return _Graph(carrier, arithmetic).model()


class _Graph:
    """Writes the nodes in the order in which they run."""

    def __init__(self, carrier: Carrier, arithmetic: Arithmetic) -> None:
        self.carrier = carrier
        self.sizes = carrier.architecture
        self.arithmetic = arithmetic
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def model(self) -> "ModelProto":
        from onnx import TensorProto, helper

        hidden = self.embeddings()
        mask = self.mask()
        for layer in range(self.sizes.layers):
            hidden = self.layer(f"l{layer}", hidden, mask)
        self.nodes.append(helper.make_node("Identity", [hidden], ["last_hidden_state"]))
        axes = ["texts", "tokens"]
        graph = helper.make_graph(
            self.nodes,
            "bert",
            [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in ("input_ids", "attention_mask")],
            [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*axes, self.sizes.hidden])],
            list(self.constants.values()),
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_RUNTIME, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def embeddings(self) -> str:
        sizes = self.sizes
        positions = self.carrier.weights("emb.pos", sizes.positions, sizes.hidden)
        types = self.carrier.weights("emb.type", sizes.token_types, sizes.hidden)
        table = self.constant("positions", positions + types[0])
        length = self.node("Shape", "input_ids", start=1, end=2)
        zero = self.constant("zero", np.array([0]))
        used = self.node("Slice", table, zero, length, zero)
        return self.normalise("emb.ln", self.node("Add", self.words(), used))

    def words(self) -> str:
        """Rows of the word table, widened from blocks of four bits as they are read: exact, and 54 MB for 384."""
        rows, width = self.sizes.vocabulary, self.sizes.hidden
        if self.arithmetic == "float32":
            table = self.constant("emb.word", self.carrier.weights("emb.word", rows, width))
            return self.node("Gather", table, "input_ids", axis=0)
        blocks = self.blocks("emb.word")
        per_row = width // BLOCK
        packed = _pairs(blocks)
        return self.node(
            "GatherBlockQuantized",
            self.four_bits("emb.word", packed, (rows, width)),
            "input_ids",
            self.constant("emb.word.scales", blocks.scales.astype(np.float32).reshape(rows, per_row)),
            self.four_bits("emb.word.zero", np.full(rows * per_row // 2, 0x88, np.uint8), (rows, per_row)),
            domain=_RUNTIME,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )

    def mask(self) -> str:
        """0 for a token and a large negative number for padding, of shape (texts, 1, 1, tokens)."""
        from onnx import TensorProto

        seen = self.node("Cast", "attention_mask", to=TensorProto.FLOAT)
        padding = self.node("Sub", self.constant("one", np.float32(1)), seen)
        weighed = self.node("Mul", padding, self.constant("masked", np.float32(_MASKED)))
        return self.node("Unsqueeze", weighed, self.constant("axes", np.array([1, 2])))

    def layer(self, name: str, hidden: str, mask: str) -> str:
        width, inner = self.sizes.hidden, self.sizes.intermediate
        attended = self.linear(f"{name}.ao", self.attention(name, hidden, mask), width, width)
        hidden = self.normalise(f"{name}.aln", self.node("Add", hidden, attended))
        widened = self.node("Gelu", self.linear(f"{name}.fi", hidden, width, inner))
        return self.normalise(f"{name}.oln", self.node("Add", hidden, self.linear(f"{name}.fo", widened, inner, width)))

    def attention(self, name: str, hidden: str, mask: str) -> str:
        width, heads = self.sizes.hidden, self.sizes.heads
        split = self.constant("split", np.array([0, 0, heads, width // heads]))
        joined = self.constant("joined", np.array([0, 0, width]))
        query, key, value = (
            self.node("Reshape", self.linear(f"{name}.{part}", hidden, width, width), split) for part in "qkv"
        )
        query = self.node("Transpose", query, perm=[0, 2, 1, 3])
        key = self.node("Transpose", key, perm=[0, 2, 3, 1])
        value = self.node("Transpose", value, perm=[0, 2, 1, 3])
        scale = self.constant("scale", np.float32((width // heads) ** -0.5))
        scores = self.node("Add", self.node("Mul", self.node("MatMul", query, key), scale), mask)
        mixed = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        return self.node("Reshape", self.node("Transpose", mixed, perm=[0, 2, 1, 3]), joined)

    def linear(self, name: str, value: str, inputs: int, outputs: int) -> str:
        bias = self.constant(f"{name}.b", self.carrier.weights(f"{name}.b", outputs))
        if self.arithmetic == "float32":
            weights = self.constant(f"{name}.w", self.carrier.weights(f"{name}.w", outputs, inputs).T)
            return self.node("Add", self.node("MatMul", value, weights), bias)
        blocks = self.blocks(f"{name}.w")
        packed = _pairs(blocks).reshape(outputs, inputs // BLOCK, BLOCK // 2)
        return self.node(
            "MatMulNBits",
            value,
            self.constant(f"{name}.w", packed),
            self.constant(f"{name}.scales", blocks.scales.astype(np.float32)),
            "",
            "",
            bias,
            domain=_RUNTIME,
            K=inputs,
            N=outputs,
            bits=4,
            block_size=BLOCK,
            accuracy_level=_ROUND_TO_INT8,
        )

    def normalise(self, name: str, value: str) -> str:
        width = self.sizes.hidden
        gain = self.constant(f"{name}.w", self.carrier.weights(f"{name}.w", width))
        bias = self.constant(f"{name}.b", self.carrier.weights(f"{name}.b", width))
        return self.node("LayerNormalization", value, gain, bias, axis=-1, epsilon=self.sizes.epsilon)

    def blocks(self, name: str) -> Blocks:
        tensor = self.carrier.tensors.get(name)
        if not isinstance(tensor, Blocks):
            raise ModelError(f"the tensor {name!r} is not in blocks of four bits")
        return tensor

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        output = f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def constant(self, name: str, value: NDArray[Any] | np.generic) -> str:
        from onnx import numpy_helper

        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value).reshape(value.shape), name)
        return name

    def four_bits(self, name: str, packed: NDArray[np.uint8], shape: tuple[int, ...]) -> str:
        from onnx import TensorProto, helper

        self.constants[name] = helper.make_tensor(name, TensorProto.UINT4, shape, packed.tobytes(), raw=True)
        return name


def _pairs(blocks: Blocks) -> NDArray[np.uint8]:
    """Two neighbouring weights a byte, the first in the low nibble: ONNX's order, which is not the carrier's."""
    pairs = blocks.nibbles.reshape(-1, 2)
    return pairs[:, 0] | pairs[:, 1] << np.uint8(4)
