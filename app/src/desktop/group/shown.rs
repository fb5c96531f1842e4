//! What is on screen of a group: one view, and how it is drawn.

use egui::Ui;

use crate::screen::finding::finding_ui;
use crate::screen::focus::focus_ui;
use crate::screen::going::going_ui;
use crate::screen::group_decisions::group_decisions_ui;
use crate::screen::help::help_ui;
use crate::screen::history::history_ui;
use crate::screen::keys::keys_ui;
use crate::screen::meetings::meetings_ui;
use crate::screen::members::members_ui;
use crate::screen::mine::mine_ui;
use crate::screen::parcels::parcels_ui;
use crate::screen::places::places_ui;
use crate::screen::reach::reach_ui;
use crate::screen::room::room_ui;
use crate::screen::rules::rules_ui;
use crate::screen::shelf::shelf_ui;
use crate::screen::today::today_ui;
use crate::screen::whereabouts::whereabouts_ui;
use crate::screen::{Action, Drafts};
use crate::view::finding::FindingView;
use crate::view::focus::FocusView;
use crate::view::free::FreeView;
use crate::view::going::GoingView;
use crate::view::group_decisions::GroupDecisionsView;
use crate::view::help::HelpView;
use crate::view::history::HistoryView;
use crate::view::keys::KeysView;
use crate::view::meetings::{DaysView, MeetingsView};
use crate::view::members::MembersView;
use crate::view::mine::MineView;
use crate::view::parcels::ParcelsView;
use crate::view::places::PlacesView;
use crate::view::reach::ReachView;
use crate::view::room::RoomView;
use crate::view::rules::RulesView;
use crate::view::shelf::ShelfView;
use crate::view::today::TodayView;
use crate::view::whereabouts::WhereaboutsView;

/// The view of a screen.
pub(super) enum ScreenView {
    Today(Box<TodayView>),
    Focus(Box<FocusView>),
    Rules(RulesView),
    Decisions(GroupDecisionsView),
    Meetings(MeetingsView, Box<FreeView>, Option<DaysView>),
    Room(Box<RoomView>),
    Members(Box<MembersView>),
    Going(GoingView),
    Places(PlacesView),
    Shelf(ShelfView),
    Help(HelpView),
    Whereabouts(WhereaboutsView),
    Reach(ReachView),
    Parcels(ParcelsView),
    History(Option<HistoryView>),
    Finding(Box<FindingView>),
    Mine(Box<MineView>),
    Keys(Box<KeysView>),
}

impl ScreenView {
    /// Draws it.
    pub(super) fn show(&self, ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
        match self {
            ScreenView::Today(view) => today_ui(ui, view, drafts, actions),
            ScreenView::Focus(view) => focus_ui(ui, view, drafts, actions),
            ScreenView::Rules(view) => rules_ui(ui, view, drafts, actions),
            ScreenView::Decisions(view) => group_decisions_ui(ui, view, drafts, actions),
            ScreenView::Meetings(view, free, days) => {
                meetings_ui(ui, (view, free, days.as_ref()), drafts, actions);
            }
            ScreenView::Room(view) => room_ui(ui, view, drafts, actions),
            ScreenView::Members(view) => members_ui(ui, view, drafts, actions),
            ScreenView::Going(view) => going_ui(ui, view, drafts, actions),
            ScreenView::Places(view) => places_ui(ui, view, drafts, actions),
            ScreenView::Shelf(view) => shelf_ui(ui, view, drafts, actions),
            ScreenView::Help(view) => help_ui(ui, view, drafts, actions),
            ScreenView::Whereabouts(view) => whereabouts_ui(ui, view, actions),
            ScreenView::Reach(view) => reach_ui(ui, view, drafts, actions),
            ScreenView::Parcels(view) => parcels_ui(ui, view, drafts, actions),
            ScreenView::Finding(view) => finding_ui(ui, view, drafts, actions),
            ScreenView::Mine(view) => mine_ui(ui, view, drafts, actions),
            ScreenView::Keys(view) => keys_ui(ui, view, drafts, actions),
            ScreenView::History(view) => history_ui(ui, view.as_ref(), drafts, actions),
        }
    }
}
