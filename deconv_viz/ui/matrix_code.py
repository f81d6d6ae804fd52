"""The lesson as a program: C from its windows, then the transposed layer, test and gradient."""

from __future__ import annotations

from deconv_viz.lessons.matrix import Matrix

_LINES = """import numpy as np

x, w = np.array({x}), np.array({w})
s, d, p, m = {stride}, {dilation}, {padding}, {output}      # stride, dilation, padding, output size
n, k = len(x), len(w)

C = np.zeros((n, m), int)            # row i is the window of the convolution that starts at i*s - p
for i in range(n):
    for t in range(k):
        if 0 <= i*s + t*d - p < m:   # what lies in the padding is multiplied by 0
            C[i, i*s + t*d - p] = w[t]

y = C.T @ x                          # the transposed convolution
u, v = np.arange(m), np.arange(n) - 1
assert (C @ u) @ v == u @ (C.T @ v)  # it is the adjoint ...
print(y)
print(np.array_equal(C.T @ C @ u, u))  # ... and not the inverse

# The same in PyTorch, and as the gradient of the convolution
import torch
from torch.nn import functional as F
x, w = (torch.tensor(a, dtype=torch.float32).view(1, 1, -1) for a in (x, w))
print(F.conv_transpose1d(x, w, stride=s, padding=p, dilation=d, output_padding={output_padding}))
u = torch.zeros(1, 1, m, requires_grad=True)
F.conv1d(u, w, stride=s, padding=p, dilation=d).backward(x)
print(u.grad)
"""

_LINES_2D = """import numpy as np
from itertools import product

x = np.array({x})
w = np.array({w})
s, p, m = {stride}, {padding}, {output}      # stride, padding, output size: of both axes
n, k = len(x), len(w)

C = np.zeros((n, n, m, m), int)      # [input row, column, output row, column]
for i, j, a, b in product(range(n), range(n), range(k), range(k)):
    o, q = i*s + a - p, j*s + b - p
    if 0 <= o < m and 0 <= q < m:    # what lies in the padding is multiplied by 0
        C[i, j, o, q] = w[a, b]
C = C.reshape(n*n, m*m)

y = (C.T @ x.ravel()).reshape(m, m)  # the transposed convolution
print(y)

# The same in PyTorch
import torch
from torch.nn import functional as F
x, w = (torch.tensor(a, dtype=torch.float32)[None, None] for a in (x, w))
print(F.conv_transpose2d(x, w, stride=s, padding=p, output_padding={output_padding}))
"""


def code(state: Matrix) -> str:
    """Return a program with the numbers on the screen; what comes before PyTorch needs NumPy."""
    x, w = state.input_values, state.kernel_values
    return (_LINES if state.rank == 1 else _LINES_2D).format(
        x=(x[0] if state.rank == 1 else x).tolist(),
        w=(w[0] if state.rank == 1 else w).tolist(),
        stride=state.stride,
        dilation=state.dilation,
        padding=state.padding,
        output_padding=state.output_padding,
        output=state.axis.output_size,
    )
