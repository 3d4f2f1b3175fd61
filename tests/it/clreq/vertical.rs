//! Rules that hold for vertical lines as for horizontal ones: their proofs run again with
//! every edition set vertically, controls too. What is vertical only is in `forms`.

pub(super) mod sides;
pub(super) mod turned;

use super::edition::upright;
use super::{
    bopomofo, column, fonts, hang, justify, kinsoku, mixed, named, paragraphs, places,
    script, sheet, style, wholes, widths,
};

/// Runs proofs of other files on vertical lines.
macro_rules! twins {
    ($($(#[$attribute:meta])* twin $file:ident $name:ident;)*) => {$(
        #[test] $(#[$attribute])* fn $name() {
            upright(|| named($file::ALL, stringify!($name)).run());
        }
    )*};
}

twins! {
    twin bopomofo bopomofo_stands_at_the_right_of_its_character;
    twin column first_lines_are_indented_by_two_ems;
    twin column last_lines_have_two_characters;
    twin column one_em_follows_a_heading_that_runs_in;
    twin column names_are_spread_over_their_width;
    twin column han_stands_in_cells_on_the_strict_grid;
    twin fonts dashes_have_no_seam;
    twin fonts marks_come_from_the_face_of_the_han;
    twin fonts characters_have_the_form_of_the_mainland;
    twin fonts characters_have_the_form_of_taiwan;
    twin fonts characters_have_the_form_of_japan;
    twin hang one_of_the_three_marks_may_hang;
    twin hang nothing_hangs_unless_asked_for;
    twin hang bold_marks_close_up_like_others;
    twin hang marks_close_up_by_their_ink;
    twin justify breaks_are_the_best_of_the_paragraph;
    twin justify lines_shrink_in_the_order_of_the_steps;
    twin justify gaps_of_one_step_share_equally;
    twin justify words_stretch_first_then_han_and_latin_then_all;
    twin justify what_belongs_together_does_not_stretch;
    twin justify last_lines_are_not_stretched;
    twin justify lines_stretched_beyond_the_cap_are_reported;
    twin justify characters_close_up_only_as_far_as_allowed;
    twin justify characters_close_up_where_the_edition_allows_it;
    twin justify full_lines_of_all_kinds_end_at_the_measure;
    twin kinsoku level_none_forbids_nothing;
    twin kinsoku level_basic_keeps_marks_from_the_ends_of_lines;
    twin kinsoku level_gb_keeps_a_solidus_from_the_end_of_a_line;
    twin kinsoku level_strict_keeps_dashes_and_dots_from_the_start_of_a_line;
    twin kinsoku level_gb_is_the_default;
    twin mixed half_width_marks_are_widened_between_han_alone;
    twin mixed han_and_latin_stand_an_elastic_quarter_apart;
    twin mixed nothing_is_left_between_latin_and_the_edge_of_a_line;
    twin mixed latin_touches_the_marks_beside_it;
    twin paragraphs quotations_are_indented_as_a_whole;
    twin paragraphs quotations_stand_in_kai;
    twin paragraphs lines_stand_in_the_middle;
    twin paragraphs lines_stand_at_the_end;
    twin paragraphs paragraphs_of_all_kinds_keep_to_the_lines;
    twin paragraphs lines_hang_beside_their_label;
    twin paragraphs what_goes_on_is_not_indented;
    twin places every_paragraph_of_a_quotation_opens;
    twin places stops_keep_one_em_where_the_style_says_so;
    twin places interpuncts_of_one_em_shrink;
    twin places points_of_taiwan_stand_in_the_middle;
    twin sheet headings_are_larger_and_bolder;
    twin places twelve_dots_take_four_ems_on_a_line_of_their_own;
    twin style technical_stops_begin_no_line;
    twin places stacks_of_one_character_take_one_em;
    twin script superscripts_stay_with_their_base;
    twin script inline_notes_stay_with_their_base;
    twin script words_break_at_hyphenation_points;
    twin script words_stay_whole_without_hyphenation;
    twin script addresses_break_beside_their_signs;
    twin script a_full_width_space_begins_no_line;
    twin script small_kana_begin_no_line_from_gb_on;
    twin script chinese_quotes_are_brackets;
    twin widths marks_are_one_em_and_some_half;
    twin widths the_interpunct_is_one_em_where_the_style_says_so;
    twin widths two_marks_take_one_and_a_half_em;
    twin widths two_marks_take_one_em_where_the_style_says_so;
    twin widths marks_side_by_side_close_up_in_full_lines;
    twin widths opening_marks_at_a_line_start_lose_half_an_em;
    twin widths opening_marks_at_a_paragraph_start_stand_at_one_and_a_half;
    twin widths closing_marks_at_a_line_end_take_half_an_em;
    twin widths style_full_is_all_of_one_em;
    twin widths style_kaiming_gives_stops_one_em_and_others_half;
    twin widths style_half_gives_all_half;
    twin wholes dashes_are_two_ems_and_whole;
    twin wholes dots_are_two_ems_and_whole;
    twin wholes stacks_of_marks_are_whole;
    twin wholes runs_of_digits_are_whole_with_their_signs;
    twin wholes numbers_are_not_parted_from_their_units;
    twin wholes terms_with_numbers_are_whole;
}
