//! Why a font file cannot serve, in words for the user.

use crate::diag::{Code, Message};
use crate::say;

/// Why a font file cannot serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// The bytes are no OpenType, TrueType or collection file.
    NotAFont,
    /// The collection has fewer faces.
    NoSuchFace {
        /// The face asked for, from 0.
        index: u32,
        /// How many there are.
        count: u32,
    },
    /// A table that text setting or embedding needs is not there.
    MissingTable(&'static str),
    /// A table is cut off or contradicts another.
    Broken(&'static str),
    /// The file holds only pictures of its glyphs, no outlines.
    NoOutlines,
    /// The outlines are in a `CFF2` table, which no PDF can hold (ISO 32000-2, 9.9).
    VariableCubic,
    /// OS/2 `fsType` allows no embedding (bit 1 alone).
    Restricted,
    /// OS/2 `fsType` allows embedding of bitmaps only (bit 9).
    BitmapsOnly,
    /// The book holds as many faces as it can.
    TooMany,
}

impl FontFault {
    /// The rule that is broken.
    pub fn code(&self) -> Code {
        match self {
            Self::Restricted | Self::BitmapsOnly => Code::FontPermission,
            Self::TooMany => Code::TooLarge,
            Self::NotAFont
            | Self::NoSuchFace { .. }
            | Self::MissingTable(_)
            | Self::Broken(_)
            | Self::NoOutlines
            | Self::VariableCubic => Code::BadFont,
        }
    }

    /// What is wrong, in the user's terms.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAFont => say!(
                "不是字体文件（须为 OpenType、TrueType 或字体集 ttc/otc）",
                "not a font file (OpenType, TrueType or a ttc/otc collection is needed)"
            ),
            Self::NoSuchFace { index, count } => say!(
                "字体集只有 {count} 个字面，没有第 {index} 个（从 0 数起）",
                "the collection has {count} faces, none numbered {index} (from 0)"
            ),
            Self::MissingTable(tag) => {
                say!("字体缺少 {tag} 表", "the font lacks its {tag} table")
            }
            Self::Broken(tag) => {
                say!("字体的 {tag} 表已损坏", "the {tag} table of the font is broken")
            }
            Self::NoOutlines => say!(
                "字体没有轮廓（glyf 或 CFF 表），不能印刷",
                "the font has no outlines (glyf or CFF table) to print"
            ),
            Self::VariableCubic => say!(
                "可变字体的轮廓在 CFF2 表，PDF 不能嵌入",
                "a variable font with outlines in CFF2, which a PDF cannot hold"
            ),
            Self::Restricted => say!(
                "字体禁止嵌入（OS/2 fsType 为 0x0002）",
                "the font forbids embedding (OS/2 fsType 0x0002)"
            ),
            Self::BitmapsOnly => say!(
                "字体只许嵌入点阵（OS/2 fsType 含 0x0200）",
                "the font allows embedding of bitmaps only (OS/2 fsType 0x0200)"
            ),
            Self::TooMany => say!(
                "字体太多：至多 {} 个字面",
                "too many fonts: at most {} faces",
                u16::MAX
            ),
        }
    }

    /// What to do about it, where there is more to say than to use another font.
    pub fn help(&self) -> Message {
        match self {
            Self::Restricted | Self::BitmapsOnly => say!(
                "换用许可嵌入的字体，或向字体厂商购买可嵌入的版本",
                "use a font that may be embedded, or buy such a version from its maker"
            ),
            Self::VariableCubic => say!(
                "换用同一字体的静态版本（每个字重一个文件），或 TrueType 轮廓的可变版本",
                "use the static version of the font (a file for each weight), or the \
                 variable one with TrueType outlines"
            ),
            _ => say!("换用完好的字体文件", "use a sound font file"),
        }
    }
}
