//! Arguments as written, and the help that explains them.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use kanyin::diag::Format;
use kanyin::paint::Profile;
use std::path::PathBuf;

/// 刊印：把一份 TOML 稿件排成可付印的报纸版面（PDF）
///
/// Sets a TOML description of sections and statistics as a print-ready, newspaper-style
/// Chinese PDF.
#[derive(Debug, Parser)]
#[command(name = "kanyin", version, after_help = EXAMPLES, after_long_help = EXAMPLES)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
示例 · Examples:
  kanyin build erqi.toml              排成 erqi.pdf · sets erqi.toml as erqi.pdf
  kanyin build editions -o out        文件夹里每一期 · every edition in a folder
  kanyin check erqi.toml              只查错，不写文件 · all faults, nothing written
  kanyin render erqi.toml -o pages    每版一张 PNG · one PNG a page
  kanyin stats erqi.toml              统计指标及其推算、所在版 · all statistics, and where they are printed
  kanyin explain overset              某条规则说的是什么 · what a rule means

退出码 · Exit status:
  0 完成 · done
  1 稿件有错 · the edition is at fault
  2 程序、环境或参数有错 · the program, its surroundings or its arguments";

/// A subcommand.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 排版并写出 PDF · Sets editions and writes PDF files
    ///
    /// 路径是文件夹时，取其中每个带 [edition] 表的 *.toml。一期有错，不妨碍别的期。
    /// PDF 要么整份写出，要么不写。
    ///
    /// A folder means every *.toml with an [edition] table in it. A broken edition does
    /// not stop the others. A PDF is written whole or not at all.
    Build(BuildArgs),
    /// 查出全部错误，不写文件 · Finds every fault, writes nothing
    Check(CheckArgs),
    /// 把各版画成 PNG · Draws pages as PNG files
    Render(RenderArgs),
    /// 打印某一阶段的结果 · Prints what a stage made of an edition
    Dump(DumpArgs),
    /// 列出统计指标 · Lists statistics: values, how they were computed, where they are printed
    ///
    /// 每个指标的名称、数值、单位、时期、来源、算式（连同代入的数）、印在哪一版、在哪里定义。
    /// 路径是文件夹时，取其中每一期。
    ///
    /// Of each statistic: label, exact value, unit, period, source, the expression with the
    /// numbers put in, the pages that print it and where it is defined. A folder means every
    /// edition in it.
    Stats(StatsArgs),
    /// 打印 TOML 的 JSON Schema · Prints the JSON Schema of edition files
    ///
    /// --of statistics 打印 kanyin stats --format json 的 · that of the lists of statistics
    Schema {
        /// 哪一种文件的 · Of which files
        #[arg(long, value_enum, default_value_t = SchemaOf::Edition)]
        of: SchemaOf,
    },
    /// 列出自带字体 · Lists the fonts that ship, with roles, coverage and licences
    ///
    /// 给出稿件时，连同它用 [[font]] 指定的一起列出，并说明它的用字要求 GB 18030-2022 的哪一个实现级别。
    ///
    /// With an edition: those of its [[font]] too, and the level of GB 18030-2022 its characters need.
    Fonts(FontsArgs),
    /// 说明一条规则 · Explains a rule that a finding names
    Explain {
        /// 规则名，如 overset · The rule's name; without it, all rules are listed
        code: Option<String>,
    },
}

/// How findings are told.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub(crate) struct ReportArgs {
    /// 发现的问题怎样打印 · How findings are printed (text goes to stderr, the others to stdout)
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    pub(crate) format: FormatArg,
    /// 消息的语言，默认随稿件 · Language of messages; else the edition's
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LangArg>,
}

/// `kanyin build`.
#[derive(Debug, ClapArgs)]
pub(crate) struct BuildArgs {
    /// 稿件，或装着稿件的文件夹 · Edition files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// 写到哪个文件夹；以 .pdf 结尾就是文件名 · The folder to write to, or a file that ends in .pdf
    #[arg(short, long, value_name = "OUT", default_value = ".")]
    pub(crate) output: PathBuf,
    /// PDF 的用途 · What the PDF is for
    #[arg(long, value_enum, default_value_t = ProfileArg::Press)]
    pub(crate) profile: ProfileArg,
    /// 同时用几个线程，默认用尽 · Threads; else as many as there are cores
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// `kanyin check`.
#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// 稿件，或装着稿件的文件夹 · Edition files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// 同时用几个线程，默认用尽 · Threads; else as many as there are cores
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// `kanyin stats`.
#[derive(Debug, ClapArgs)]
pub(crate) struct StatsArgs {
    /// 稿件，或装着稿件的文件夹 · Edition files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// 怎样打印 · How the list is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
    /// 写成文件，不打印 · The file to write, in place of printing
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// csv 之首加字节序标记，电子表格据此认出 UTF-8 · Begin csv with a byte order mark, as spreadsheets need
    #[arg(long)]
    pub(crate) bom: bool,
    /// 只列这些指标，* 代任意字符，? 代一个；可重复 · Only these, * for any characters, ? for one; repeatable
    #[arg(long, value_name = "GLOB")]
    pub(crate) id: Vec<String>,
    /// 只列印出的 · Only those that are printed
    #[arg(long, conflicts_with = "unused")]
    pub(crate) used: bool,
    /// 只列既未印出、也未用来推算的 · Only those neither printed nor computed with
    #[arg(long)]
    pub(crate) unused: bool,
    /// 同时用几个线程，默认用尽 · Threads; else as many as there are cores
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
    /// 表头与消息的语言，默认随稿件 · Language of heads and messages; else the edition's
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LangArg>,
}

/// `--format` of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// 给人看的表 · A table for people
    Text,
    /// 一份 JSON 文档，形状见 kanyin schema --of statistics · One JSON document
    Json,
    /// 逗号分隔，一行一个指标（RFC 4180） · Comma-separated, one row a statistic
    Csv,
}

/// `--of` of schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// 稿件 · Editions
    Edition,
    /// 统计指标表 · Lists of statistics
    Statistics,
}

/// `kanyin render`.
#[derive(Debug, ClapArgs)]
pub(crate) struct RenderArgs {
    /// 稿件或 PDF · An edition file, or a PDF
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// 写到哪个文件夹，文件名为 NAME-p1.png … · The folder to write NAME-p1.png … to
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// 分辨率，每英寸点数 · Dots per inch
    #[arg(long, value_name = "N", default_value_t = 144,
          value_parser = clap::value_parser!(u16).range(10..=1200))]
    pub(crate) dpi: u16,
    /// 哪几版，如 1,3-5；默认全部 · Which pages, such as 1,3-5; else all
    #[arg(long, value_name = "LIST")]
    pub(crate) pages: Option<PageList>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// `kanyin fonts`.
#[derive(Debug, ClapArgs)]
pub(crate) struct FontsArgs {
    /// 稿件 · An edition file
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// `kanyin dump`.
#[derive(Debug, ClapArgs)]
pub(crate) struct DumpArgs {
    /// 稿件 · An edition file
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// 哪一阶段 · Which stage
    #[arg(long, value_enum, default_value_t = StageArg::Pages)]
    pub(crate) stage: StageArg,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// 给人看的，带原文 · For people, with the source line
    Text,
    /// 每行一个 JSON 对象 · One JSON object a line
    Json,
    /// SARIF 2.1.0
    Sarif,
    #[value(help = "JUnit XML")]
    Junit,
}

impl From<FormatArg> for Format {
    fn from(arg: FormatArg) -> Self {
        match arg {
            FormatArg::Text => Self::Text,
            FormatArg::Json => Self::Json,
            FormatArg::Sarif => Self::Sarif,
            FormatArg::Junit => Self::Junit,
        }
    }
}

/// `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    /// 中文 · Chinese
    Zh,
    /// 英文 · English
    En,
}

/// `--profile`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileArg {
    /// 付印：CMYK 与专色，PDF/X-4 · For the press: CMYK and spots, PDF/X-4
    Press,
    /// 存档：PDF/A-3u，附统计指标的数据 · For archives: PDF/A-3u, with the data of its statistics
    Archive,
    /// 屏幕：RGB，带链接，按裁切尺寸 · For screens: RGB with links, pages as trimmed
    Screen,
}

impl From<ProfileArg> for Profile {
    fn from(arg: ProfileArg) -> Self {
        match arg {
            ProfileArg::Press => Self::Press,
            ProfileArg::Archive => Self::Archive,
            ProfileArg::Screen => Self::Screen,
        }
    }
}

/// `--stage`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageArg {
    /// 照写的样子 · As written
    Edition,
    /// 补全之后 · As meant
    Resolved,
    /// 排成的小样 · As shaped, before it has a place
    Galley,
    /// 排好的版 · As set
    Pages,
}

/// Numbers of pages from 1, rising, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageList(pub(crate) Vec<usize>);

impl std::str::FromStr for PageList {
    type Err = String;

    /// Reads `1,3-5`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut list = Vec::new();
        for part in text.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let number = |text: &str| match text.trim().parse::<u16>() {
                Ok(number) if number > 0 => Ok(usize::from(number)),
                _ => Err(format!("{part:?} 不是版号 · is no page number")),
            };
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return Err(format!("{part:?} 前大后小 · runs backwards"));
            }
            list.extend(first..=last);
        }
        list.sort_unstable();
        list.dedup();
        Ok(Self(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn page_lists_are_read() {
        let list = |text: &str| text.parse::<PageList>().map(|list| list.0);
        assert_eq!(list("5,1, 3-4,3"), Ok(vec![1, 3, 4, 5]));
        for wrong in ["", "0", "3-1", "x", "1,,2", "99999"] {
            assert!(list(wrong).is_err(), "{wrong}");
        }
    }
}
