//! What each rule means, with an example and a remedy: the text of `kanyin explain`.

mod data;
mod numbers;

use super::{Code, Message};
use crate::say;

impl Code {
    /// What the rule means, an example, and what to do: a first line that sums it up, an
    /// empty line, then a few lines of text.
    pub fn explain(self) -> Message {
        let long = LONG
            .iter()
            .chain(data::LONG)
            .chain(numbers::LONG)
            .find(|(code, ..)| *code == self);
        match long {
            Some((_, zh, en)) => Message { zh: (*zh).to_owned(), en: (*en).to_owned() },
            None => say!("{}", "{}", self.name()),
        }
    }
}

/// Chinese and English texts, in the order of the rules.
const LONG: &[(Code, &str, &str)] = &[
    (
        Code::TomlSyntax,
        "文件不合 TOML 语法。\n\n\
         例：title = 专版（文字没有引号），或用了全角的“”＝。\n\
         做法：文字写在半角双引号里，如 title = \"专版\"；多行文字写在 \"\"\" 之间；\
         标题写 [page] 或 [[section]]。有语法错误时，只检查出错的表以前的内容，改好后再检查一次。",
        "the file is not TOML\n\n\
         Example: title = Special (text without quotes), or full-width “” and ＝.\n\
         Remedy: put text in half-width double quotes, title = \"Special\"; longer text\n\
         between \"\"\" and \"\"\"; headers are [page] or [[section]]. After broken syntax only\n\
         what stands before the broken table is judged, so check again once it is mended.",
    ),
    (
        Code::UnknownKey,
        "写了没有定义的键或表。\n\n\
         例：[[section]] 下写 titel = \"…\"。\n\
         做法：按提示改成相近的键；全部的键见 kanyin schema。写错的键不会被悄悄忽略。",
        "a key or table that the schema does not know\n\n\
         Example: titel = \"…\" under [[section]].\n\
         Remedy: write the name that the finding suggests; `kanyin schema` lists all keys.\n\
         A misspelt key is never passed over in silence.",
    ),
    (
        Code::WrongType,
        "值的类型不对。\n\n\
         例：columns = \"6\"（应为整数 6），value = 17.76（统计值要加引号，才能保留写法）。\n\
         做法：按提示加上或去掉引号、方括号。",
        "a value of the wrong type\n\n\
         Example: columns = \"6\" (a whole number is due: 6); value = 17.76 (a statistic's\n\
         value stands in quotes, so that it stays exactly as written).\n\
         Remedy: add or leave out quotes or brackets as the finding says.",
    ),
    (
        Code::BadValue,
        "值的类型对，但不在允许的范围或文字之内。\n\n\
         例：columns = 300，frame = \"doubel\"，body = \"9\"（没有单位）。\n\
         做法：照提示里列出的范围、文字或单位改写。",
        "a value of the right type that means nothing here\n\n\
         Example: columns = 300, frame = \"doubel\", body = \"9\" (no unit).\n\
         Remedy: choose from the range, the words or the units that the finding lists.",
    ),
    (
        Code::MissingKey,
        "缺少必须有的键。\n\n\
         例：没有 [edition] 的 date，或 [publication] 的 kind。\n\
         做法：在所指的表里补上这个键；各期相同的内容可放进一个文件，用 extends 引入。",
        "a key that must be there is not\n\n\
         Example: [edition] without date, or [publication] without kind.\n\
         Remedy: add the key to the table shown; what all editions share may stand in one\n\
         file that they name with extends.",
    ),
    (
        Code::Duplicate,
        "同一个名字用了两次。\n\n\
         例：同一个表里写两次 columns，两个 [[stat]] 的 id 相同，或两次写 [page]。\n\
         做法：删去一个或改名；多篇稿件每篇写一个 [[section]]。",
        "two things bear one name\n\n\
         Example: columns twice in one table, two [[stat]] of one id, or [page] twice.\n\
         Remedy: remove or rename one; several sections are each headed [[section]].",
    ),
    (
        Code::Conflict,
        "两项设置互相矛盾。\n\n\
         例：一篇稿件既写 body 又写 file；一个指标既写 value 又写 expr。\n\
         做法：只留一项。",
        "two settings contradict each other\n\n\
         Example: a section with both body and file; a statistic with both value and expr.\n\
         Remedy: keep one of them.",
    ),
    (
        Code::TooLarge,
        "输入超过程序的上限。\n\n\
         例：一个 TOML 文件超过 16 MiB。\n\
         做法：把长稿放进各自的文件（file = \"stories/x.md\"），或缩小图片。",
        "the input is larger than the program takes\n\n\
         Example: a TOML file of more than 16 MiB.\n\
         Remedy: keep long stories in files of their own (file = \"stories/x.md\"), or make\n\
         the picture smaller.",
    ),
    (
        Code::NotUtf8,
        "文件不是 UTF-8 编码。\n\n\
         例：用 GBK 或 GB 18030 保存的文稿。\n\
         做法：在编辑器里另存为 UTF-8。",
        "the input is not UTF-8\n\n\
         Example: copy saved as GBK or GB 18030.\n\
         Remedy: save it as UTF-8.",
    ),
    (
        Code::ControlCharacter,
        "文字里有看不见的控制字符。\n\n\
         例：从别的程序粘贴来的 U+0000 或 U+001B。\n\
         做法：删去所指位置的字符；换行直接写成新的一行。",
        "a control character in the text\n\n\
         Example: U+0000 or U+001B, pasted from another program.\n\
         Remedy: delete the character at the place shown; begin a new line for a line break.",
    ),
    (
        Code::Markup,
        "正文的标记不成对，或不认识。\n\n\
         例：**加粗 没有收尾的 **，{kai 文字 没有 }，或 {blod 文字}。\n\
         做法：补上收尾，或照提示改名；要印花括号本身，写 {{ 和 }}。",
        "braces or stars of the text do not pair, or name no markup\n\n\
         Example: **bold without its closing **, {kai text without }, or {blod text}.\n\
         Remedy: close it or correct the name; write {{ and }} to print braces.",
    ),
    (
        Code::UnknownStat,
        "{id} 引用的统计指标没有定义。\n\n\
         例：正文写 {gdp.2021}，却只有 id = \"gdp.2020\" 的 [[stat]]。\n\
         做法：改正 id，或补一个 [[stat]]。",
        "{id} names no statistic\n\n\
         Example: {gdp.2021} in the text, when the only [[stat]] has id = \"gdp.2020\".\n\
         Remedy: correct the id, or add a [[stat]].",
    ),
    (
        Code::EmptyBody,
        "稿件没有可印的内容。\n\n\
         例：[[section]] 没有 title、body、item 和 figure，或 body 只有空行。\n\
         做法：写上内容，或删去这个 [[section]]。",
        "a section with nothing to print\n\n\
         Example: a [[section]] without title, body, items and figures, or with a body of\n\
         empty lines.\n\
         Remedy: give it text, or remove the [[section]].",
    ),
    (
        Code::UnsettledAppendix,
        "附表所指的版次定不下来。\n\n\
         例：附表与稿件同版，版次由“第9版”变成“第10版”时附表多折一行，把指标又推回第9版。\n\
         做法：给 [appendix] 写 area，或不写 area 让它自占所有稿件之后的版。",
        "the pages that the appendix names do not settle\n\n\
         Example: the appendix shares a page with stories; naming page 10 in place of 9 folds\n\
         one of its rows, which moves the statistic back to page 9.\n\
         Remedy: give [appendix] an `area`, or leave it out so that it takes pages of its\n\
         own behind all stories.",
    ),
    (
        Code::HalfWidthMark,
        "中文里用了半角标点。\n\n\
         例：经济稳,民生好.（逗号、句点是英文的）；他说\"好\"。\n\
         做法：改成全角的，。：；？！（）“”；或在 [text] 里写 widen = true，排版时按上下文自动改。\
         数字里的逗号小数点（1,234.5）、钟点（3:00）、网址、外文句子不算，也不会改。\
         看不出该改成什么的（单个的引号、括号，汉字中间的点）照旧，仍然提醒。",
        "half-width marks in Chinese text\n\n\
         Example: 经济稳,民生好. (comma and stop are Latin ones); 他说\"好\".\n\
         Remedy: write ，。：；？！（）“”, or set `widen = true` in [text] to have them set\n\
         so by context. Numbers (1,234.5), times (3:00), addresses and Latin sentences do\n\
         not count and never change. Where the meaning cannot be told (half of a pair, a\n\
         point between Han characters) the mark stays, and is still told.",
    ),
    (
        Code::FullWidthLatin,
        "文字里有全角的字母、数字或百分号。\n\n\
         例：２０２０年、ＧＤＰ、８％。\n\
         做法：改成半角 2020、GDP、8%，才会用西文字体，并与汉字留出四分之一字的空。",
        "full-width letters, digits or percent signs\n\n\
         Example: ２０２０, ＧＤＰ, ８％.\n\
         Remedy: write 2020, GDP, 8%: only these are set in the Latin face, a quarter em\n\
         from Han.",
    ),
    (
        Code::NumberForm,
        "该用汉字数字还是阿拉伯数字，用错了（GB/T 15835—2011）。\n\n\
         例：1带1路（一带一路）、8项规定（八项规定）、星期5（星期五）；3千（3000）、二十3（23）；\
         三、四十个（三四十个）、20几（二十几）；3个公园、四个广场（4个广场）；二个（两个）。\n\
         做法：照提示的写法改；本报自己的名称写进 [numbers] 的 names；整期不查写 forms = false。",
        "Han digits or Arabic digits in the wrong place (GB/T 15835—2011)\n\n\
         Example: 1带1路 for 一带一路, 星期5 for 星期五, 3千 for 3000, 三、四十 for 三四十,\n\
         3个公园、四个广场 for 3个公园、4个广场.\n\
         Remedy: write what is suggested; names of your own go into `names` of [numbers];\n\
         `forms = false` there switches the rule off.",
    ),
    (
        Code::NumberRange,
        "数值范围的写法不对（GB/T 15835—2011，5.1.3）。\n\n\
         例：5%-8%（5%～8%）、9～16亿（9亿～16亿）、13～17万元（13万元～17万元）、2016-2020年（2016—2020年）。\n\
         做法：照提示的写法改；连接号用“～”还是“—”，由 [numbers] 的 range 定。",
        "a range in a wrong form (GB/T 15835—2011, 5.1.3)\n\n\
         Example: 5%-8% for 5%～8%, 9～16亿 for 9亿～16亿, 2016-2020年 for 2016—2020年.\n\
         Remedy: write what is suggested; `range` in [numbers] chooses between ～ and —.",
    ),
    (
        Code::NumberDigits,
        "数字、小数点、分节、符号或单位的写法不对（GB/T 15835—2011，5.1）。\n\n\
         例：.5%（0.5%）、3．5（3.5）、3亿4500万（3.45亿）、12，345元（12345元）、8亿元亿元、-3%（−3%）、\
         3x5米（3×5米）、3：2（3∶2）、百分之30（30%）、1.2百分点（1.2个百分点）、￥100元（100元）、300m2（300m²）。\n\
         做法：照提示的写法改；分节的方式由 [numbers] 的 grouping 定。",
        "digits, points, groups, signs or units in a wrong form (GB/T 15835—2011, 5.1)\n\n\
         Example: .5% for 0.5%, 3亿4500万 for 3.45亿, -3% for −3%, 3x5 for 3×5, 3：2 for 3∶2,\n\
         百分之30 for 30%, 1.2百分点 for 1.2个百分点.\n\
         Remedy: write what is suggested; `grouping` in [numbers] chooses how long numbers\n\
         are grouped.",
    ),
    (
        Code::NumberDate,
        "年月日、时刻、含月日的专名或发文字号的写法不对（GB/T 15835—2011，5.1.4 至 5.1.6、5.2.3、5.2.5）。\n\n\
         例：06年（2006年）、二0一五年（二〇一五年）、2020.1.5（2020年1月5日）、1月5号（1月5日）、10：30（10:30）、\
         “5.12”地震（“5·12”地震）、“五·四”运动（“五四”运动）、[2019]6号（〔2019〕6号）。\n\
         做法：照提示的写法改；表格里的短日期不算错。",
        "a year, date, time, day's name or document's number in a wrong form (GB/T 15835—2011)\n\n\
         Example: 06年 for 2006年, 二0一五年 for 二〇一五年, 2020.1.5 for 2020年1月5日,\n\
         10：30 for 10:30, [2019]6号 for 〔2019〕6号.\n\
         Remedy: write what is suggested; short dates in tables are no fault.",
    ),
    (
        Code::DoubledHedge,
        "一个数前后有两个约数词，重复或矛盾。\n\n\
         例：约300人左右（约300人）、超过5亿元以上（超过5亿元）、近300多人（近300人，或300多人）。\n\
         做法：留一个。",
        "two hedges at one number say the same or contradict each other\n\n\
         Example: 约300人左右, 超过5亿元以上, 近300多人.\n\
         Remedy: keep one.",
    ),
    (
        Code::NumberMixed,
        "同一期里，同样的数有两种写法。\n\n\
         例：一处写 5%～8%，一处写 5%—8%；一处写 12,345，一处写 12345；一处写 ℃，一处写 °C。\n\
         做法：统一成一种，并写进 [numbers] 的 range 或 grouping，以后每处不合的都会指出。",
        "numbers of one kind written in two ways in one edition\n\n\
         Example: 5%～8% here and 5%—8% there; 12,345 here and 12345 there.\n\
         Remedy: keep to one, and set it as `range` or `grouping` in [numbers]: then every\n\
         place that differs is told.",
    ),
    (
        Code::MissingFile,
        "找不到文件。\n\n\
         例：file = \"pictures/lake.jpg\"，而版面文件所在的文件夹里没有它。\n\
         做法：核对路径和大小写；路径从版面文件所在的文件夹算起。",
        "a file cannot be found\n\n\
         Example: file = \"pictures/lake.jpg\", and there is none beside the edition's file.\n\
         Remedy: check the path and its letters' case; paths start at the folder of the\n\
         edition's file.",
    ),
    (
        Code::FileAccess,
        "文件不能读或不能写。\n\n\
         例：没有权限，磁盘已满，或路径是文件夹。\n\
         做法：照系统给出的原因处理后重试。",
        "a file cannot be read or written\n\n\
         Example: no permission, a full disk, or a path that is a folder.\n\
         Remedy: mend what the system's words name, and try again.",
    ),
    (
        Code::OutsideRoot,
        "路径越出了版面的文件夹。\n\n\
         例：file = \"../../etc/passwd\"，或指向外面的链接。\n\
         做法：把文件放进版面文件夹（有 kanyin.toml 的那一层以内）。",
        "a path leaves the edition's folder\n\n\
         Example: file = \"../../etc/passwd\", or a link that points outside.\n\
         Remedy: put the file within the edition's folder tree, the one with kanyin.toml.",
    ),
    (
        Code::ExtendsCycle,
        "extends 绕成了一圈。\n\n\
         例：a.toml 引入 b.toml，b.toml 又引入 a.toml。\n\
         做法：把共同的内容放进第三个文件，由两者引入。",
        "extends goes in a circle\n\n\
         Example: a.toml extends b.toml, which extends a.toml.\n\
         Remedy: move what they share to a third file that both extend.",
    ),
    (
        Code::SameOutput,
        "两期会写到同一个文件。\n\n\
         例：两个文件夹里各有一个 01.toml，都输出到 -o out。\n\
         做法：改文件名，或分别输出到不同的文件夹。",
        "two editions would be written to one file\n\n\
         Example: 01.toml in each of two folders, both built with -o out.\n\
         Remedy: rename one, or build them into different folders.",
    ),
    (
        Code::BadDate,
        "日期不存在，或写法不对。\n\n\
         例：date = 2021-02-30，date = \"2021-01-15\"，date = 2021-1-5。\n\
         做法：写成 date = 2021-01-15：不加引号，年四位，月、日各两位。",
        "a date that is not in the calendar, or not written as one\n\n\
         Example: date = 2021-02-30, date = \"2021-01-15\", date = 2021-1-5.\n\
         Remedy: write date = 2021-01-15, without quotes, with four, two and two digits.",
    ),
    (
        Code::BadNumber,
        "统计指标的值不是十进制数。\n\n\
         例：value = \"约8.4\" 或 value = \"8,4\"。\n\
         做法：value 里只写数，如 \"8.4\"；约、近、余写在 approx，单位写在 unit。",
        "a statistic's value is not a decimal number\n\n\
         Example: value = \"约8.4\" or value = \"8,4\".\n\
         Remedy: value holds the number alone, \"8.4\"; 约, 近, 余 go to approx and the unit\n\
         to unit.",
    ),
    (
        Code::BadExpression,
        "统计指标的算式读不懂或算不出。\n\n\
         例：expr = \"gdp.2020 /\"（缺一个数），或除以零。\n\
         做法：算式由指标名、十进制数、+ - * / 和括号组成；除数不能为零。",
        "a statistic's expression cannot be read or computed\n\n\
         Example: expr = \"gdp.2020 /\" (a number is missing), or a division by zero.\n\
         Remedy: expressions are made of ids, decimal numbers, + - * / and brackets; no\n\
         divisor may be zero.",
    ),
    (
        Code::StatCycle,
        "几个统计指标互相推算，成了循环。\n\n\
         例：甲的 expr 用到乙，乙的 expr 又用到甲。\n\
         做法：给其中一个指标写上 value，去掉它的 expr。",
        "statistics are computed from each other in a circle\n\n\
         Example: the expression of a names b, and that of b names a.\n\
         Remedy: give one of them a value and take its expr away.",
    ),
    (
        Code::StatMismatch,
        "统计指标写出的值与算式的结果不符。\n\n\
         例：value = \"1.68\"，而 expr 算得 1.6733，四舍五入是 1.67。\n\
         做法：核对原始数字，改正 value 或 expr；写出的值应等于结果按同样位数舍入的数。",
        "a statistic's value is not what its expression comes to\n\n\
         Example: value = \"1.68\" where expr comes to 1.6733, which rounds to 1.67.\n\
         Remedy: check the sources and mend value or expr; the value must be the result\n\
         rounded to as many places.",
    ),
    (
        Code::NoVerticalForm,
        "竖排的字符在字体里没有竖排字形，已转向横置。\n\n\
         例：UAX #50 里属 Tr 类的括号、破折线，字体缺 vert 字形。\n\
         做法：换用有竖排字形的字体，或换一个字符。",
        "the font has no vertical form of a character in vertical text: it lies on its side\n\n\
         Example: a bracket or dash of class Tr in UAX #50, and a font without vert.\n\
         Remedy: use a font that has the form, or another character.",
    ),
    (
        Code::BadFont,
        "字体文件不能用。\n\n\
         例：[[font]] 的 file 不是 OpenType 或 TrueType，或已损坏。\n\
         做法：换一个 .otf、.ttf 或 .ttc 文件；字体集合用 index 指明第几个。",
        "a font file cannot be used\n\n\
         Example: the file of a [[font]] is not OpenType or TrueType, or is damaged.\n\
         Remedy: use another .otf, .ttf or .ttc; index tells which face of a collection.",
    ),
    (
        Code::FontPermission,
        "字体自身的许可位不准嵌入。\n\n\
         例：OS/2 表的 fsType 为 Restricted License。\n\
         做法：换用允许嵌入的字体；印刷文件必须嵌入全部字体。",
        "a font may not be embedded by its own permission bits\n\n\
         Example: fsType in its OS/2 table says Restricted License.\n\
         Remedy: use a font that may be embedded; a press file embeds every font.",
    ),
    (
        Code::MissingGlyph,
        "所有字体都没有这个字。\n\n\
         例：生僻的人名用字，或表情符号。\n\
         做法：用 [[font]] 加一个有这个字的字体，或换字。",
        "no font has a character\n\n\
         Example: a rare character of a name, or an emoji.\n\
         Remedy: add a font that has it with [[font]], or use another character.",
    ),
    (
        Code::WrongGlyph,
        "字体里的字形是别的地区的写法。\n\n\
         例：繁体、日文的稿件用了只有简体字形的字体，“骨、门、直”等字的笔画不对；\
         或简体的稿件用了日本字体。\n\
         做法：用 [[font]] 换一个为这种文字制作的字体，或改正稿件的 lang。",
        "a font draws characters as another region writes them\n\n\
         Example: a text in traditional characters or Japanese in a face that has simplified\n\
         forms only, so that 骨, 门, 直 are drawn wrongly; or simplified text in a Japanese\n\
         face.\n\
         Remedy: name a face made for the language by [[font]], or correct `lang`.",
    ),
    (
        Code::LostVariation,
        "异体字选择符不起作用。\n\n\
         例：“葛”后面跟着 U+E0100，而字体没有这个异体。\n\
         做法：删去这个看不见的选择符，或用 [[font]] 换一个有这个异体的字体。",
        "a variation selector that no glyph answers\n\n\
         Example: 葛 followed by U+E0100 in a face that has no such variant.\n\
         Remedy: delete the invisible selector, or name a face that has the variant by\n\
         [[font]].",
    ),
    (
        Code::BadPicture,
        "图片文件不能用。\n\n\
         例：扩展名是 .jpg 而内容不是，或文件不完整。\n\
         做法：重新导出为 PNG 或 JPEG。",
        "a picture file cannot be used\n\n\
         Example: it is called .jpg and is not one, or it is cut short.\n\
         Remedy: export it again as PNG or JPEG.",
    ),
    (
        Code::MissingAlt,
        "图片或图表没有替代文字。\n\n\
         例：[[section.figure]] 没有 alt。\n\
         做法：用一句话写明图上有什么，如 alt = \"金水河治理后的河岸\"；读屏软件和档案检索都要用。",
        "a picture or chart without alternative text\n\n\
         Example: a [[section.figure]] without alt.\n\
         Remedy: say in a sentence what it shows, alt = \"the river bank after its repair\";\n\
         screen readers and archives need it.",
    ),
    (
        Code::TableUnits,
        "统计表里的单位前后不一。\n\n\
         例：栏头写“产值（亿元）”，这一栏的指标却以万元计；或一栏里有的数字带单位，有的不带。\n\
         做法：把指标换算成栏头的单位，或改栏头；单位不一的表，在 unit 里写全各个单位。",
        "the units of a table do not agree\n\n\
         Example: the head says 产值（亿元） over a statistic in 万元; or some numbers of a\n\
         column bear their unit and others do not.\n\
         Remedy: convert the statistic, correct the head, or name every unit in `unit`.",
    ),
    (
        Code::PageTooSmall,
        "版面放不下所设的栏。\n\n\
         例：A4 上 columns = 12，每栏不足以排几个字。\n\
         做法：减少 columns，缩小 gap 或 body，或换大一些的 paper。",
        "the page cannot hold its columns\n\n\
         Example: columns = 12 on A4, so that a column holds hardly a character.\n\
         Remedy: fewer columns, a smaller gap or body, or a larger paper.",
    ),
    (
        Code::Overset,
        "文字或块放不进指定的位置。\n\n\
         例：area 给了 20 行，正文要 26 行。\n\
         做法：按提示的字数删稿，或加大 rows、cols。程序不会悄悄丢掉文字。",
        "text or a block does not fit where it must go\n\n\
         Example: an area of 20 rows for a text of 26.\n\
         Remedy: cut as many characters as the finding says, or give it more rows or cols.\n\
         No text is ever dropped in silence.",
    ),
    (
        Code::Underset,
        "排好的稿件下面留有空行。\n\n\
         例：area 给了 30 行，正文只有 22 行。\n\
         做法：按提示的字数加稿，减少 rows，或加图表、卡片。",
        "a placed section leaves rows empty\n\n\
         Example: an area of 30 rows for a text of 22.\n\
         Remedy: add as many characters as the finding says, take fewer rows, or add a\n\
         figure.",
    ),
    (
        Code::Overlap,
        "两篇稿件的位置重叠。\n\n\
         例：一篇占第 1 至 3 栏，另一篇从第 3 栏开始，行也相交。\n\
         做法：改其中一个 area。",
        "two placed sections lie on each other\n\n\
         Example: one takes columns 1 to 3, another starts at column 3 in the same rows.\n\
         Remedy: change one area.",
    ),
    (
        Code::OffPage,
        "稿件的位置超出版面。\n\n\
         例：6 栏的版上写 col = 5、cols = 3。\n\
         做法：使 col + cols − 1 不大于栏数，row + rows − 1 不大于行数。",
        "a section is placed off the page\n\n\
         Example: col = 5 and cols = 3 on a page of 6 columns.\n\
         Remedy: keep col + cols − 1 within the columns and row + rows − 1 within the rows.",
    ),
    (
        Code::HeadlineTooLong,
        "标题排不进它的宽度。\n\n\
         例：两栏宽的标题有 31 字。\n\
         做法：缩短到提示的字数，用换行分成两行，减小 title_size，或加宽稿件。",
        "a headline does not fit its width\n\n\
         Example: a headline of 31 characters over two columns.\n\
         Remedy: shorten it to the number that the finding gives, break it over two lines,\n\
         lower title_size, or make the section wider.",
    ),
    (
        Code::LooseLine,
        "一行的字距拉得超过限度。\n\n\
         例：窄栏里有不可拆开的长网址或数字。\n\
         做法：改写所指的一行，或加宽栏。",
        "a line is stretched beyond the limit\n\n\
         Example: a web address or number that may not be broken, in a narrow column.\n\
         Remedy: reword the line shown, or make the column wider.",
    ),
    (
        Code::TightLeading,
        "有着重号、专名号、书名号、注音或示亡号的文字，行距不够。\n\n\
         例：正文 9pt、行距 13pt，行间只有 4pt，而这些记号要半个字（4.5pt），示亡号的框要四分之一字；\
         一篇里既有注音又有字下的记号，要 0.7 字；竖排的文字左右两边都有记号，要八分之五个字。\n\
         做法：把 [page] 的 leading 加到提示的数值，或不用这些记号。",
        "lines too near for the marks and readings between them\n\n\
         Example: 9 pt on 13 pt leaves 4 pt between lines, and 着重号, 专名号, 书名号 and\n\
         readings want half an em, 4.5 pt; a box around a name wants a quarter;\n\
         readings above and marks below in one text want 0.7 em, marks at both sides of\n\
         vertical text 5/8 em.\n\
         Remedy: raise `leading` in [page] to the figure that is told, or do without them.",
    ),
    (
        Code::Internal,
        "程序自身的错误。\n\n\
         做法：这不是稿件的问题。请把这条消息和能重现它的最小文件报告给我们。",
        "a broken promise inside the program\n\n\
         Remedy: the copy is not at fault. Please report the message with the smallest file\n\
         that shows it.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_both_languages() {
        for code in Code::ALL {
            let text = code.explain();
            for (text, remedy) in [(&text.zh, "做法："), (&text.en, "Remedy:")] {
                let lines: Vec<&str> = text.lines().collect();
                assert!(lines.len() >= 3 && lines[1].is_empty(), "{}", code.name());
                assert!(text.contains(remedy), "{}", code.name());
            }
            assert!(text.zh.lines().next().unwrap().ends_with('。'), "{}", code.name());
        }
    }
}
