//! The long text of each rule, for `kanyin explain`.

use super::{Code, Message};
use crate::say;

/// What a rule is about, why it is there, and what to do: a short paragraph in Chinese
/// and in English; `None` for a rule that has no text yet.
#[expect(clippy::too_many_lines, reason = "one text a rule")]
pub fn explain(code: Code) -> Option<Message> {
    Some(match code {
        Code::TomlSyntax => say!(
            "文件不合 TOML 语法，例如引号没有闭合、同一个键写了两次、表头少了括号。多行文字请用三个引号括起来；正文里不能用反斜杠。",
            "The file is not TOML: a quote that is not closed, a key written twice, a table header without its bracket. Put text of several lines between three quotes; no backslashes in body text."
        ),
        Code::UnknownKey => say!(
            "键名不在格式之内，多半是拼错了。消息里给出最相近的键名；全部键名见 kanyin schema。",
            "The format has no such key; most often it is misspelt. The finding names the nearest key; kanyin schema lists all of them."
        ),
        Code::WrongType => say!(
            "值的类型不对，例如该写整数的地方写了文字。统计数字要写在引号里，如 value = \"17.76\"，这样小数不会走样。",
            "A value of the wrong type, such as text where a whole number must be. Statistics are written in quotes, value = \"17.76\", so that no digit is lost."
        ),
        Code::BadValue => say!(
            "类型对了，但这个值没有意义，例如不认识的纸张、负的长度、不在列表中的词。",
            "The type is right but the value means nothing here: a paper size that is not known, a negative length, a word that is not in the list."
        ),
        Code::MissingKey => say!(
            "少了必须写的键，例如 [publication] 的 name、[edition] 的 date。",
            "A key that must be there is not, such as name of [publication] or date of [edition]."
        ),
        Code::Duplicate => say!(
            "两样东西用了同一个名字，例如两个统计指标的 id 相同，引用时就分不清了。改掉其中一个。",
            "Two things bear one name, such as two statistics of one id, so that a reference could mean either. Rename one."
        ),
        Code::Conflict => say!(
            "两项设置互相矛盾，例如同时写了 body 和 file。留下一项。",
            "Two settings contradict each other, such as body beside file. Keep one."
        ),
        Code::TooLarge => say!(
            "输入超过程序接受的上限。上限写在消息里；把稿件拆成几期或几个文件。",
            "The input is larger than the program takes. The finding tells the limit; split the edition or move text into files."
        ),
        Code::NotUtf8 => say!(
            "文件不是 UTF-8 编码，多半是 GB 18030（记事本的 ANSI）。另存为 UTF-8 再排。",
            "The file is not UTF-8; most often it is GB 18030. Save it as UTF-8."
        ),
        Code::ControlCharacter => say!(
            "文字里有看不见的控制字符，多半是从别的程序粘贴来的。删掉它。",
            "The text holds an invisible control character, most often pasted from another program. Delete it."
        ),
        Code::Markup => say!(
            "正文里的花括号或星号不成对，或花括号里的标记不认识。要印出花括号，写两个：{{{{ 和 }}}}。",
            "Braces or stars of the text do not pair, or name no markup. To print a brace, write it twice: {{{{ and }}}}."
        ),
        Code::UnknownStat => say!(
            "{{id}} 引用的统计指标没有定义。在 [[stat]] 里定义它，或改正 id；消息里给出最相近的 id。",
            "{{id}} refers to a statistic that is not defined. Define it in a [[stat]], or mend the id; the finding names the nearest."
        ),
        Code::EmptyBody => say!(
            "稿件没有可印的内容：没有标题、正文、条目或图表。写上内容，或删掉这一节。",
            "A section has nothing to print: no headline, text, items or figures. Write something or remove the section."
        ),
        Code::MissingFile => say!(
            "找不到文件。稿件里的路径从稿件所在的文件夹算起。",
            "A file cannot be found. Paths in an edition start from the edition's folder."
        ),
        Code::FileAccess => say!(
            "文件读不出或写不了：没有权限、磁盘已满、那里是文件夹。写不了时，原有的文件不动。",
            "A file cannot be read or written: no permission, a full disk, a folder in its place. Where writing fails, what was there stays."
        ),
        Code::OutsideRoot => say!(
            "路径指到了稿件的文件夹之外。为了将来还能重排，一期用到的文件都要在它的文件夹里；几期共用一个上级文件夹时，在那里放一个空的 kanyin.toml。",
            "A path leaves the edition's folder. All that an edition uses must lie within it, so that it can be built again years later; to share a folder above, put an empty kanyin.toml there."
        ),
        Code::ExtendsCycle => say!(
            "extends 绕成了圈：甲接着乙，乙又接着甲。去掉其中一个。",
            "extends goes in a circle: one file extends another that extends the first. Remove one."
        ),
        Code::SameOutput => say!(
            "两期会写成同一个文件，后一份会盖掉前一份。改一个文件名，或分别写到不同的文件夹。",
            "Two editions would become one file and the later would replace the earlier. Rename one, or write them to different folders."
        ),
        Code::BadDate => say!(
            "日期在日历上不存在，例如 2 月 30 日。",
            "The date is not in the calendar, such as 30 February."
        ),
        Code::BadNumber => say!(
            "统计指标的值不是十进制数。只写数字、小数点和负号；单位写在 unit 里，“近”“约”写在 approx 里。",
            "A statistic's value is not a decimal number. Write digits, a point and a sign only; the unit goes into unit, words such as 近 and 约 into approx."
        ),
        Code::BadFont => say!(
            "字体文件不能用：打不开、缺必要的表，或合集里没有这个序号。",
            "A font file cannot be used: it cannot be opened, lacks a table, or the collection has no face of that number."
        ),
        Code::FontPermission => say!(
            "字体自己的许可位不允许嵌入 PDF。付印的文件必须嵌入字体，请换一个允许嵌入的。",
            "The font's own permission bits forbid embedding. A press file must embed its fonts: use one that allows it."
        ),
        Code::MissingGlyph => say!(
            "所有字体都没有这个字。用 [[font]] 加一个有它的字体，或换一个写法。",
            "No font has this character. Add a font that has it with [[font]], or write it another way."
        ),
        Code::BadPicture => say!(
            "图片文件不能用：打不开、已损坏，或格式不支持。",
            "A picture file cannot be used: it cannot be opened, is damaged, or of a format that is not read."
        ),
        Code::MissingAlt => say!(
            "图片或图表没有 alt。用一句话写明它表现了什么，供看不见图的读者和档案使用。",
            "A picture or chart has no alt. Say in a sentence what it shows, for readers who cannot see it and for archives."
        ),
        Code::PageTooSmall => say!(
            "版面放不下这么多栏：每栏至少要几个字宽。减少 columns，或换大的纸。",
            "The page cannot hold its columns: each needs a width of some characters. Lower columns, or take a larger sheet."
        ),
        Code::Overset => say!(
            "文字放不下。消息里写着多出多少字、多少行；删去这些字，或给这一节更大的地方。程序从不悄悄截断或缩小。",
            "The text does not fit. The finding tells by how many characters and lines; cut them, or give the section more room. Nothing is ever cut off or made smaller in silence."
        ),
        Code::Underset => say!(
            "指定的地方填不满，留下空行。加文字或图表，或减少 rows。",
            "A placed section leaves rows empty. Add text or a figure, or lower rows."
        ),
        Code::Overlap => say!(
            "两节指定的地方重叠。改其中一节的 area。",
            "Two placed sections lie on each other. Change the area of one."
        ),
        Code::OffPage => say!(
            "指定的地方超出版心，或版号不存在。改 area。",
            "A section is placed beyond the type area. Change its area."
        ),
        Code::HeadlineTooLong => say!(
            "标题在最小字号下也放不下。消息里写着至多多少字；缩短它，或在其中加一个换行。",
            "A headline does not fit even at its least size. The finding tells how many characters do; shorten it, or break it with a line break."
        ),
        Code::LooseLine => say!(
            "一行的字距拉得过开，多半因为行里有一个不能断开的长数字或外文词。改动前后文字，或加宽这一栏。",
            "A line is stretched too far, most often because a long number or foreign word in it cannot be broken. Change the words around it, or widen the column."
        ),
        Code::Internal => say!(
            "这是 kanyin 自己的错，不是稿件的。请把稿件和消息报给我们。",
            "This is a fault of kanyin, not of the edition. Please report it with the edition and the message."
        ),
        #[allow(unreachable_patterns, reason = "rules are added before their texts")]
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_both_languages() {
        for &code in Code::ALL {
            let text =
                explain(code).unwrap_or_else(|| panic!("{} has none", code.name()));
            assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{}", code.name());
        }
    }
}
