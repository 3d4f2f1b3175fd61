//! The rules about numbers (S1 to S21) in words.

use crate::diag::Code;

/// Chinese and English texts, in the order of the rules.
pub(super) const LONG: &[(Code, &str, &str)] = &[
    (
        Code::ClaimValue,
        "文中的数与统计指标不符（规则 S1）。\n\n\
         例：指标定为773亿元，文中手写“地区生产总值737亿元”。\n\
         做法：改正数字，最好写 {gdp.2020} 引用指标，一处改，处处改。写出的数按末位四舍五入后与准确值相等才算相符。",
        "a number in the copy is not the statistic (rule S1)\n\n\
         Example: the statistic is 773亿元, the copy says 地区生产总值737亿元.\n\
         Remedy: correct it, best by writing {gdp.2020}, so that one change changes every page. A\n\
         number agrees where the exact value rounds to its last digit.",
    ),
    (
        Code::ClaimMultiple,
        "倍数与数据不符（规则 S2）。\n\n\
         例：773亿元对463亿元写成“增长1.67倍”，应为“是…的1.67倍”或“增长0.67倍”；“下降1.5倍”总是错的。\n\
         做法：“是…倍”等于两数之比，“增长…倍”等于比减1，“翻一番”是2倍，“翻两番”是4倍；减少用百分数或“几分之一”。",
        "a multiple does not follow from the data (rule S2)\n\n\
         Example: 773亿元 and 463亿元 as 增长1.67倍: it is 是…的1.67倍, or 增长0.67倍; nothing falls\n\
         by 1.5倍.\n\
         Remedy: 是…倍 is the ratio, 增长…倍 the ratio less one, 翻一番 twice, 翻两番 four times; a\n\
         fall is said in per cent or as a fraction.",
    ),
    (
        Code::ClaimGrowth,
        "增减与总量不符（规则 S3）。\n\n\
         例：“增长13.5%”，而773亿元 ÷ 700亿元 − 1 = 10.43%。\n\
         做法：消息里列出了两个数和算式：改正总量或增幅；增幅按不变价时，在指标上写 basis = \"real\"。",
        "a change does not follow from the levels (rule S3)\n\n\
         Example: 增长13.5% where 773亿元 ÷ 700亿元 − 1 = 10.43%.\n\
         Remedy: the finding shows both numbers and the arithmetic: correct a level or the change;\n\
         where growth is at constant prices, write basis = \"real\" at the statistic.",
    ),
    (
        Code::AnnualRate,
        "年均增速与首末两年不符（规则 S4）。\n\n\
         例：五年由463亿元到773亿元，写成“年均增长13.4%”（总增幅除以5）；按复利是10.8%。\n\
         做法：年均增速 = (末年 ÷ 基年)^(1/年数) − 1；“十三五”是2015年到2020年，五年。",
        "an average annual growth does not follow from both ends (rule S4)\n\n\
         Example: from 463亿元 to 773亿元 in five years as 年均增长13.4% (the total over 5):\n\
         compound, it is 10.8 %.\n\
         Remedy: the average is (end ÷ begin)^(1/years) − 1; 十三五 runs from 2015 to\n\
         2020, five years.",
    ),
    (
        Code::PriceBasis,
        "现价与不变价（规则 S5）。\n\n\
         例：总量1.67倍合年均10.8%，公布的年均增速7.3%：总量按现价，增速按不变价，并不矛盾，作说明；把两种价格的数直接相比，是错误。\n\
         做法：说明不用改，可在文末注明口径；错误要换成同一口径的数，或在指标上写明 basis。",
        "current and constant prices (rule S5)\n\n\
         Example: 1.67 times is 10.8 % a year, the rate published 7.3 %: levels at\n\
         current prices, growth at constant ones, no contradiction, so a note;\n\
         comparing both is an error.\n\
         Remedy: a note needs no change, but the copy may say it in a line; for an error compare\n\
         numbers of one basis, or write `basis` at the statistics.",
    ),
    (
        Code::ShareSum,
        "比重或分项加不成整体（规则 S6）。\n\n\
         例：三次产业比重2.7%、39.7%、57.9%，加起来是100.3%；“其中”各项之和多于总数。\n\
         做法：改正分项或总数。只差在四舍五入时作说明：表格写 rounded = true，表下便印一句“由于数值修约误差……未作机械调整”。",
        "shares or parts do not add up (rule S6)\n\n\
         Example: shares of 2.7 %, 39.7 % and 57.9 % come to 100.3 %; the parts after\n\
         其中 exceed the total.\n\
         Remedy: correct a part or the total. Where only rounding parts them it is a note, and\n\
         rounded = true prints a line under the table that says so.",
    ),
    (
        Code::PercentPoints,
        "百分点与百分数用混（规则 S7）。\n\n\
         例：城镇化率由60%提高到63%，写成“提高3%”，应为“提高3个百分点”。\n\
         做法：两个百分数之差用“个百分点”，相对的变化用“%”。",
        "points and per cent are exchanged (rule S7)\n\n\
         Example: a rate that goes from 60 % to 63 % as 提高3%: it is 提高3个百分点.\n\
         Remedy: the difference of two rates is in 个百分点, a relative change in %.",
    ),
    (
        Code::SignWord,
        "增减高低的字与数据方向相反（规则 S8）。\n\n\
         例：数据是下降，文中写“增长2.1%”；或写“增长-2.1%”。\n\
         做法：增用“增长”，减用“下降”，数字都写正数。",
        "a word says the wrong direction (rule S8)\n\n\
         Example: the data fall where the copy says 增长2.1%, or 增长-2.1%.\n\
         Remedy: 增长 for a rise, 下降 for a fall, the number positive in both.",
    ),
    (
        Code::HedgeWord,
        "近、约、余、超等字与准确值不合（规则 S9）。\n\n\
         例：实为403万，写“近400万”；实为150名，写“140余名”；“约300人左右”。\n\
         做法：近、不足须低于所写的数（近不过差一成），超、逾、余、多须高于，以上、以下含本数，约在 numbers.about 所定的范围之内；约数的字只用一个。",
        "a hedge does not fit the exact number (rule S9)\n\n\
         Example: 近400万 for 403万; 140余名 for 150; 约300人左右, hedged twice.\n\
         Remedy: 近 and 不足 lie below the number (近 by a tenth at most), 超, 逾, 余 and 多 above, 以上\n\
         and 以下 include it, 约 within numbers.about; one hedge is enough.",
    ),
    (
        Code::BasePeriod,
        "同比、环比与所比的时期不合（规则 S10）。\n\n\
         例：写“同比增长3%”，而3%是比上月的增幅。\n\
         做法：同比比上年同期，环比比上一期；按所比的时期改字，或改数。",
        "a change is over another period than the words say (rule S10)\n\n\
         Example: 同比增长3% where 3 % is the change over the month before.\n\
         Remedy: 同比 is over the same period last year, 环比 over the period before: change the word\n\
         or the number.",
    ),
    (
        Code::UnitConversion,
        "单位不对，或换算不对（规则 S11）。\n\n\
         例：指标是8.4亿元，文中写8.4万元；30亩写成“合3公顷”（应为2公顷）；元与美元混用。\n\
         做法：1公顷 = 15亩，1平方公里 = 100公顷，1亿 = 1万个万；按消息里的换算改正。",
        "a unit is wrong, or converted wrongly (rule S11)\n\n\
         Example: the statistic is 8.4亿元, the copy says 8.4万元; 30亩 as 3公顷 (it is 2); 元\n\
         mixed with 美元.\n\
         Remedy: 1公顷 = 15亩, 1平方公里 = 100公顷; correct it as the finding computes it.",
    ),
    (
        Code::DecimalPlaces,
        "小数位数与同类的数不一致（规则 S12）。\n\n\
         例：各项都是7.2、8.4亿元，独有一项写17.7635亿元。\n\
         做法：同一单位的数取同样的位数；原始数字留在指标里，印出的按位数取舍。",
        "a number with more places than its family (rule S12)\n\n\
         Example: 17.7635亿元 among 7.2亿元 and 8.4亿元.\n\
         Remedy: give all numbers of a unit the same places.",
    ),
    (
        Code::OneForm,
        "同一指标在各处的写法不同（规则 S13）。\n\n\
         例：正文印8.42亿元，题里手写8.4亿元或84200万元。\n\
         做法：处处用 {id} 引用；要取整，加约、近、超等字；表格可把单位移到单位行。",
        "one statistic in two forms (rule S13)\n\n\
         Example: 8.42亿元 in the text, and 8.4亿元 or 84200万元 typed in the headline.\n\
         Remedy: write {id} everywhere; a rounded form needs 约, 近 or 超; a table may move the unit to\n\
         its unit line.",
    ),
    (
        Code::UnboundNumber,
        "稿中的数没有挂在统计指标上（规则 S14）。\n\n\
         例：正文手写“建成公园32个”，没有 [[stat]]。\n\
         做法：定义 [[stat]] 后写 {id}；名称里的数字（“1+N”、三个二七）列入 [numbers] 的 names；不要查，写 unbound = \"off\"。",
        "a number that belongs to no statistic (rule S14)\n\n\
         Example: 建成公园32个 in the text, and no [[stat]] for it.\n\
         Remedy: define a [[stat]] and write {id}; list names that hold digits (“1+N”) in `names` of\n\
         [numbers]; unbound = \"off\" switches this off.",
    ),
    (
        Code::RepeatedClaim,
        "同一句话说了两次，或同一件事说了两个数（规则 S15）。\n\n\
         例：两篇稿件有同一句；两个指标名称、时期、范围相同，数值不同；两处同样的话，一处32个，一处33个。\n\
         做法：重复的删去一处；矛盾的核对后改正其一，并用 {id} 引用。",
        "a statement that comes twice, or twice with different numbers (rule S15)\n\n\
         Example: one sentence in two stories; two statistics of one label, period and\n\
         scope with different values; the same words with 32个 here and 33个 there.\n\
         Remedy: delete a repetition; of two numbers correct one, and refer to it as\n\
         {id}.",
    ),
    (
        Code::EstimateFinal,
        "预计数写成了实绩，或实绩写成了预计（规则 S16）。\n\n\
         例：指标 status = \"estimate\"，题里写“总量突破773亿元”；卡片、表格里的预计数没有“预计”二字。\n\
         做法：写“预计”“初步核算”等字（卡片、表格写在名称、标题或注里）；已经核定的，把 status 改成 final。",
        "an estimate printed as a result, or a result as an estimate (rule S16)\n\n\
         Example: a statistic of status = \"estimate\" under the headline 总量突破773亿元; a\n\
         card or table without 预计.\n\
         Remedy: say 预计 or 初步核算 (on cards and in tables in the label, title or note), or set\n\
         status to final once it is.",
    ),
    (
        Code::RankSource,
        "位次没有出处，或与数据不合（规则 S17）。\n\n\
         例：“居六区第一”，而指标没有 source，文中也没有“据……”。\n\
         做法：在指标上写 source，或在文中写明据何统计。",
        "a rank without a source, or one that the data deny (rule S17)\n\n\
         Example: 居六区第一 of a statistic without `source`, in a sentence that names none.\n\
         Remedy: write `source` at the statistic, or name it in the copy.",
    ),
    (
        Code::EarlierEdition,
        "同一指标与往期印的不同（规则 S18）。\n\n\
         例：去年的一期印2015年地区生产总值463亿元，本期印470亿元，没有说明。\n\
         做法：核对后改正；若是修订，往期的 status 应是 estimate 或 preliminary，并在文中注明。往期在 [numbers] 的 earlier 所指的文件夹，不写就是本期所在的文件夹。",
        "a statistic that an earlier edition printed otherwise (rule S18)\n\n\
         Example: last year's edition printed 463亿元 for 2015, this one 470亿元, and\n\
         nothing says why.\n\
         Remedy: check and correct it; if it was revised, the earlier status is estimate or\n\
         preliminary, and a note says so. Earlier editions lie in the folder that `earlier`\n\
         of [numbers] names, else beside this one.",
    ),
    (
        Code::ChartTime,
        "图里的点不按时间先后（规则 S19）。\n\n\
         例：折线依次是2019年、2018年、2020年。\n\
         做法：按时间先后排列 stats。",
        "points of a chart out of the order of time (rule S19)\n\n\
         Example: a line through 2019, 2018 and 2020.\n\
         Remedy: put the statistics in order of time.",
    ),
    (
        Code::ChartSum,
        "饼图各块加不成100%（规则 S20）。\n\n\
         例：各块45%、30%、20%，加起来是95%。\n\
         做法：补上“其他”，或改正比重；只差在四舍五入时作说明。",
        "the parts of a pie do not make a whole (rule S20)\n\n\
         Example: parts of 45 %, 30 % and 20 %.\n\
         Remedy: add the rest, or correct the shares; where only rounding parts them it\n\
         is a note.",
    ),
    (
        Code::ChartAxis,
        "数值轴不从零起而没有注明（规则 S21）。\n\n\
         例：柱形图的轴从700起，773看着是710的七倍。\n\
         做法：从零起；确有需要时在图上注明轴的起点。",
        "an axis that does not begin at zero and does not say so (rule S21)\n\n\
         Example: columns on an axis from 700, so that 773 looks seven times 710.\n\
         Remedy: begin at zero, or declare where the axis begins.",
    ),
    (
        Code::ChecksOff,
        "本期关掉了数字核对。\n\n\
         例：[numbers] 里写了 checks = false。\n\
         做法：核对数字时删去这一行；不核对，也会照印。",
        "the edition has switched the checks of numbers off\n\n\
         Example: checks = false in [numbers].\n\
         Remedy: remove the line to have numbers checked; without it the edition prints\n\
         as it is.",
    ),
];
