//! Pictures: a file with its caption and credit.

use super::Written;
use crate::diag::Code;
use crate::edition::Ranged;
use crate::resolve::FigureKind;
use crate::resolve::desk::Desk;
use crate::resolve::pictures::Pictures;
use crate::say;

impl Desk<'_> {
    /// The picture of a figure.
    pub(super) fn picture_figure(
        &mut self,
        figure: &Ranged<Written>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Option<FigureKind> {
        let set = &figure.value;
        if set.alt.as_ref().is_none_or(|alt| alt.value.trim().is_empty()) {
            self.advise(
                Code::MissingAlt,
                set.alt.as_ref().map_or(figure.span, |alt| alt.span),
                say!("图片缺 alt（替代文字）", "a picture without its alternative text"),
                say!(
                    "用 alt 说出图里有什么，供看不见图的读者和归档使用",
                    "say in `alt` what the picture shows, for readers who cannot see it"
                ),
            );
        }
        let caption = self.rich_option(set.caption.as_ref());
        let credit = self.rich_option(set.credit.as_ref());
        let Some(file) = &set.file else {
            self.error(
                Code::MissingKey,
                figure.span,
                say!("图片缺 file", "a picture without its file"),
            );
            return None;
        };
        let picture = self.picture(file, press, pictures)?;
        Some(FigureKind::Picture { picture, caption, credit })
    }
}
