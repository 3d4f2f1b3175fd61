//! What a piece of a page is for: the key of styles, tags and indexes.

/// The part that a block, line or item plays in its story or on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 报头: the name of the paper and its fields on page 1.
    Masthead,
    /// 眉线: the line at the head of later pages.
    Folio,
    /// 版权: the line with address, price and printer.
    Colophon,
    /// 引题: the line above the headline.
    Kicker,
    /// 主题: the headline.
    Headline,
    /// 副题: the line below the headline.
    Deck,
    /// 提要: the lead.
    Lead,
    /// 小标题: a heading within a body.
    Subhead,
    /// 标题字: the one great character that opens a parallel section.
    Initial,
    /// 正文: a body paragraph.
    Body,
    /// 署名: the line that names the writer.
    Byline,
    /// 数字卡片: the number of a card.
    Figure,
    /// The words under the number of a card.
    FigureLabel,
    /// 表题: the title of a table, card strip or chart.
    FigureTitle,
    /// A heading cell of a table.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// 注: the note under a table or figure.
    Note,
    /// 图片说明: the words under a picture.
    Caption,
    /// A picture.
    Picture,
    /// Rules, grounds and marks that carry no content.
    Ornament,
}
