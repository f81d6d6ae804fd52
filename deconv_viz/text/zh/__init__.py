"""Simplified Chinese (简体中文), as a teacher of deep learning writes it.

One module for each of `en`. A space stands between Chinese and letters, figures or code, none
beside Chinese punctuation; a field that is filled with Chinese words has none around it either.
Formulas, code, arguments' names and what frameworks are called stay as they are.
"""

# The glossary. One word for one thing, everywhere.
#
#   transposed convolution  转置卷积        deconvolution            反卷积
#   input, output           输入、输出      kernel                   卷积核（窄处：核）
#   stride                  步幅            dilation                 膨胀率；动词：膨胀
#   padding                 填充            output padding           输出填充
#   canvas                  画布            crop                     裁剪
#   stamp                   印记；动词：盖印  tap, term              乘积项、项；滤波器里：抽头
#   scatter                 散布            gather                   汇集
#   zero insertion          插零            inserted zero            插入的零
#   flip, turn by 180°      翻转、旋转 180°  window                   窗口
#   cell                    格              hole                     空洞
#   checkerboard            棋盘格；棋盘格伪影  overlap, coverage      重叠、覆盖
#   phase                   相位            sub-pixel                亚像素
#   pixel shuffle           像素重排        upsampling               上采样
#   feature map             特征图          channel, group           通道、分组
#   adjoint, transpose      伴随、转置      null space               零空间
#   receptive field         感受野          layer, stack             层、层的堆叠
#   image (of a spectrum)   镜像（频谱）    impulse                  脉冲
#   fill (of values)        取值            seed                     随机种子
#   preset                  预设            lab                      实验台
#   nearest, bilinear       最近邻、双线性  residual                 残差
#   autoencoder             自编码器        loss                     损失
#   stage (on the page)     演示区          task, reveal             题、揭晓
#   weight                  权重            bias                     偏置

from collections.abc import Mapping

from deconv_viz.text.zh.autoencoder import AUTOENCODER
from deconv_viz.text.zh.bar import BAR
from deconv_viz.text.zh.checkerboard import CHECKERBOARD
from deconv_viz.text.zh.export import EXPORT
from deconv_viz.text.zh.frameworks import FRAMEWORKS
from deconv_viz.text.zh.lab import LAB
from deconv_viz.text.zh.matrix import MATRIX
from deconv_viz.text.zh.one_dimension import ONE_DIMENSION
from deconv_viz.text.zh.output_size import OUTPUT_SIZE
from deconv_viz.text.zh.pages import PAGES
from deconv_viz.text.zh.picture import PICTURE
from deconv_viz.text.zh.present import PRESENT
from deconv_viz.text.zh.quirks import QUIRKS
from deconv_viz.text.zh.refusals import REFUSALS
from deconv_viz.text.zh.scripts import SCRIPTS
from deconv_viz.text.zh.share import SHARE
from deconv_viz.text.zh.stack import STACK
from deconv_viz.text.zh.static import STATIC
from deconv_viz.text.zh.sub_pixel import SUB_PIXEL
from deconv_viz.text.zh.tasks import TASKS
from deconv_viz.text.zh.tasks_follows import TASKS_FOLLOWS
from deconv_viz.text.zh.tasks_questions import TASKS_QUESTIONS
from deconv_viz.text.zh.tasks_slips import TASKS_SLIPS
from deconv_viz.text.zh.three_dimensions import THREE_DIMENSIONS
from deconv_viz.text.zh.tour import TOUR
from deconv_viz.text.zh.upsampling import UPSAMPLING
from deconv_viz.text.zh.whole_layer import WHOLE_LAYER

ZH: Mapping[str, str] = {
    **LAB,
    **PAGES,
    **BAR,
    **SHARE,
    **TOUR,
    **EXPORT,
    **AUTOENCODER,
    **CHECKERBOARD,
    **FRAMEWORKS,
    **MATRIX,
    **ONE_DIMENSION,
    **OUTPUT_SIZE,
    **PICTURE,
    **TASKS,
    **TASKS_QUESTIONS,
    **TASKS_FOLLOWS,
    **TASKS_SLIPS,
    **STACK,
    **STATIC,
    **SUB_PIXEL,
    **THREE_DIMENSIONS,
    **UPSAMPLING,
    **WHOLE_LAYER,
    **PRESENT,
    **SCRIPTS,
    **REFUSALS,
    **QUIRKS,
}
"""What the pages, the controls and the stage say, in Chinese."""
