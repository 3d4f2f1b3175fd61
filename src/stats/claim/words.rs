//! Words of reports, as data: verbs of change, words that may stand around a label, words
//! that carry no subject of their own.

/// Verbs of rising that stand right before a number.
pub(super) const UP: &str = "净增加 净增长 增产 增收 增长 增加 提高 上升 上涨 提升 攀升 扩大 \
     跃升 递增 净增 猛增 激增 多增 高出 加快 回升 反弹 增 涨 升";

/// Verbs of falling.
pub(super) const DOWN: &str = "净减少 减产 减收 下降 减少 降低 回落 下滑 缩小 收窄 下跌 下调 \
     放缓 缩减 压减 压降 精简 萎缩 少增 减 降 跌";

/// What makes a verb of change name the level reached: 增加到 is not 增加.
pub(super) const TO: &[&str] = &["到", "至", "为"];

/// Comparisons whose second side stands between them and the number.
pub(super) const HIGHER: &[&str] =
    &["高于", "快于", "多于", "大于", "高出", "超出", "领先"];
/// The same for less.
pub(super) const LOWER: &[&str] = &["低于", "慢于", "少于", "小于", "落后"];

/// What may stand right before a label, so that the label is the whole notion.
pub(super) const LABEL_AFTER: &str = "全区 全市 全省 全县 全国 我区 我市 本区 全年 年末 年底 月末 \
     季度末 季末 年初 期末 底 末 年 月 月份 季度 上半年 实现 完成 \
     达到 累计 共 新增 共有 拥有 建成 建设 新建 改建 改造 引进 签约 \
     落实 发行 出让 选任 招聘 招录 选派 培训 帮扶 救助 减免 提供 投入 \
     投资 种植 生产 销售 接待 使 让 将 其中 预计 初步核算 期间 时期 \
     以来 间 来 的 和 与 及 而 则 是 为 占 于 比 较 带动 推动 \
     拉动 促进 沿线 片区 园区 流域 境内 辖区 全域 全部 历年 当年 今年 \
     去年 上年 同期 现有 已有 登记 新登记 申报 兑现 发放 收到 处理 \
     修复 治理 整治 栽植 普查 由 从 在 若 以 稳定 保持 取得 获得 \
     授权 转化 吸引 集聚 培育 举办 组织 开展 查处 收集 拆除 清理 绿化 \
     覆盖 惠及 服务 入驻 聚集 孵化 开工 竣工 交付 储备 谋划 实施 推进 \
     打造 创建 争取 下达 拨付 筹集 归集 征收 办理 受理 化解 调解 排查 \
     整改 认定 备案 参加 参保 解决 安置 回迁 开通 通车 贯通 计算 我国 \
     我省 我县 全镇 全乡";

/// What may stand right after a label.
pub(super) const LABEL_BEFORE: &str = "增长 增加 增速 增幅 增 下降 降幅 减少 降低 降 提高 上升 上涨 涨 \
     回落 扩大 缩小 收窄 跃升 攀升 翻 达 为 是 完成 实现 占 比重 比 \
     较 预计 由 从 在 突破 超 逾 近 约 不足 不到 已 累计 共 稳定 \
     分别 依次 同比 环比 年均 和 与 及 的 合计 总量 总计 总数 规模 \
     总额 仅 也 均 将 有 保持 接近 至少 高于 低于 快于 慢于 排 居 \
     位 列 之 目标 年 按 初步 继续 持续 再 净 以 相当 每 折合 又 \
     则 到 当中 中 里 计 左右 控制 降至 增至 升至 达成 压缩 减至 只 \
     超额 首次 稳居 跃居 名列 全部 平均 今年 上年 去年 当年 较上年 \
     不低于 不少于 不高于 不超过 不多于 至多 最多 大约 将近";

/// Words between a subject and its number that name no other subject.
pub(super) const FILLER: &str = "按照 按 当年价格 不变价格 可比价格 不变价 可比价 现行价格 现价 价格 \
     计算 计 实际 名义 扣除价格因素 折算 初步核算 经初步核算 比 较 与 \
     同 相比 上年末 上年 去年 上月 上季度 年初 期初 同期 年末 年底 末 \
     底 全年 今年 当年 同比 环比 年均 年平均 每年 平均 累计 共 合计 \
     总计 期间 时期 以来 五年来 年间 年来 间 来 来看 其中 增速 增幅 \
     降幅 涨幅 增长率 速度 增长速度 幅度 总量 规模 数量 总数 总额 全区 \
     全市 全县 我区 预计 实现 完成 达到 达 为 是 已 已经 将 仍 也 \
     又 再 就 则 并 且 而 的 了 由 从 到 至 有 在 约合 折合 \
     相当于 占 占比 比重 所 保持 稳定 以上 以下 左右 突破 首次 历史性 \
     一举 跃上 增长 增加 提高 上升 上涨 下降 减少 降低 回落 扩大 缩小 \
     翻 净 高于 低于 继续 持续 稳步 不断 大幅 小幅 略 均 都 实 发展 \
     提升 跃升 攀升 收窄 加快 快于 慢于 分别 依次 经 核算 高达 多达 \
     只有 仅 仅为 不 可 连续 接近 年 只 计划 目标 个 名称 截至 截止 \
     期末 季末 月末 本 这 这一 数字 水平 扩大到 第 控制 圆满 顺利 \
     成功 超额 全面 总体 规划 初 若 以";

/// Whole areas that a number may cover.
pub(super) const AREAS: &[&str] = &[
    "全国", "全省", "全市", "全区", "全县", "我国", "我省", "我市", "我区", "我县",
    "本区", "本市",
];

/// Who a paper of its own writes of: words that name its house where they open a clause.
pub(super) const HOUSES: &[&str] = &[
    "集团",
    "公司",
    "本公司",
    "全公司",
    "全集团",
    "全厂",
    "学校",
    "全校",
    "我校",
    "本校",
    "学院",
    "全院",
    "我院",
    "医院",
    "全镇",
    "全村",
    "全街道",
    "园区",
    "全园区",
];

/// Words of what is meant to be, not what is.
pub(super) const AIMS: &[&str] = &["目标", "力争", "计划", "确保", "任务", "预期"];

/// Other names of what statistics call otherwise.
pub(super) const ALIASES: &[(&str, &str)] = &[
    ("GDP", "地区生产总值"),
    ("生产总值", "地区生产总值"),
    ("地区生产总值（GDP）", "地区生产总值"),
    ("社零总额", "社会消费品零售总额"),
    ("固投", "固定资产投资"),
    ("财政收入", "一般公共预算收入"),
];

/// Prices by their words: whether constant.
pub(super) const PRICES: &[(&str, bool)] = &[
    ("不变价", true),
    ("可比价", true),
    ("扣除价格因素", true),
    ("实际增长", true),
    ("现价", false),
    ("当年价格", false),
    ("现行价格", false),
    ("名义增长", false),
];

/// Nouns that are rates, so that their changes are 个百分点.
pub(super) const RATES: &[&str] =
    &["率", "增速", "增幅", "降幅", "涨幅", "比重", "占比", "比例", "系数", "份额"];

/// The longest word of a list that a text ends with.
pub(super) fn ends<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words
        .iter()
        .copied()
        .filter(|word| text.ends_with(word))
        .max_by_key(|word| word.len())
}

/// The longest word of a list that a text begins with.
pub(super) fn begins<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words
        .iter()
        .copied()
        .filter(|word| text.starts_with(word))
        .max_by_key(|word| word.len())
}

/// [`ends`] over words parted by blanks.
pub(super) fn ends_in(text: &str, words: &'static str) -> Option<&'static str> {
    let found = words.split(' ').filter(|word| text.ends_with(word));
    found.max_by_key(|word| word.len())
}

/// [`begins`] over words parted by blanks.
pub(super) fn begins_in(text: &str, words: &'static str) -> Option<&'static str> {
    let found = words.split(' ').filter(|word| text.starts_with(word));
    found.max_by_key(|word| word.len())
}
