//! The rules about where numbers come from, and what is printed for them, in words.

use crate::diag::Code;

/// Chinese and English texts, in the order of the rules.
pub(super) const LONG: &[(Code, &str, &str)] = &[
    (
        Code::WrongSay,
        "say 写的话与准确数不符，或读不成数。\n\n\
         例：value = \"772.8351\"，say = \"774\"；准确数 403 万却 say = \"近400万\"（“近”要求不到 400 万）。\n\
         做法：照提示的写法改 say，或核对 value。不带约数字眼的，准确数按末位四舍五入要正好等于所印的数。",
        "what a statistic is to print does not follow from its value, or is no number\n\n\
         Example: value = \"772.8351\", say = \"774\"; or 403万 with say = \"近400万\" (近 asks for\n\
         less than 400万).\n\
         Remedy: write one of the forms that the finding gives, or check the value. Without a\n\
         hedge, the exact number must round to the digits that are printed.",
    ),
    (
        Code::BadData,
        "数据文件读不出。\n\n\
         例：CSV 的引号没有关；XLSX 损坏；扩展名是 .xls（旧格式）。\n\
         做法：在表格软件里打开，另存为 .xlsx 或“CSV UTF-8”。GB 18030（GBK）的 CSV 也能读。",
        "a data file cannot be read\n\n\
         Example: a quote of a CSV file is not closed; a broken XLSX; the old format .xls.\n\
         Remedy: open it in a spreadsheet program and save it as .xlsx or as CSV. UTF-8 and GB\n\
         18030 (GBK) are read.",
    ),
    (
        Code::BadCell,
        "数据文件的单元格或 [[series]] 的值不是数。\n\n\
         例：B7 写着“约463”或 #DIV/0!；千分位写成 1,23。\n\
         做法：在原表里改正这个单元格。没有数的写空、—、… 或 -，这一期便没有点；小计、备注等行用 rows 或 only 排除。",
        "a cell of a data file, or a value of a series, is no number\n\n\
         Example: B7 says 约463, or #DIV/0!; digits grouped as 1,23.\n\
         Remedy: mend the cell in the file. A missing value is empty, —, … or -, and makes no\n\
         point; `rows` and `only` leave out rows with sums and remarks.",
    ),
    (
        Code::UnknownColumn,
        "数据文件里没有这个列或工作表。\n\n\
         例：column = \"产值\"，表头却是“产值（亿元）”。\n\
         做法：照提示列出的表头改写；表头可以不在第一行，只要 column、by、only 的各列名在同一行。",
        "a data file has no column or sheet of this name\n\n\
         Example: column = \"产值\" where the heading is 产值（亿元）.\n\
         Remedy: write one of the headings that the finding lists. They need not be in the first\n\
         row, but those of `column`, `by` and `only` are in one row.",
    ),
];
