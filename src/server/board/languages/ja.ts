import type { Words } from '../words.js';

export const ja: Words = {
  language: 'ja',
  heading: '次に何をつくってほしいですか？',
  description: (project) => `${project} のユーザーが求めていることと、その人数。`,
  search: 'アイデアを検索',
  find: '検索',
  filter: 'ステータス',
  open: '受付中',
  statuses: {
    underReview: '検討中',
    planned: '予定',
    inProgress: '対応中',
    shipped: '提供済み',
    declined: '見送り',
  },
  votes: () => '票',
  readOn: '続きを読む',
  more: 'もっと見る',
  first: '最初のページに戻る',
  empty: 'アイデアはまだありません',
  noMatch: '該当するものはありません。',
  showAll: '受付中のアイデアをすべて表示',
  toBoard: '投票や提案は、全体の一覧からどうぞ。',
  noScript: '投票や提案をするには JavaScript を有効にしてください。',
  verifiedAlone: (project) =>
    `アイデアは、${project} にログインしたユーザーだけが製品内で見ることができます。`,
  gone: {
    title: 'ここには何もありません',
    text: 'このアドレスにリクエストページはありません。閉鎖されたか、アドレスが間違っている可能性があります。',
  },
  away: {
    title: 'まもなく戻ります',
    text: '現在このページに接続できません。数秒後にもう一度お試しください。',
  },
  broken: {
    title: 'うまくいきませんでした',
    text: 'ページを表示できませんでした。最初のページからもう一度お試しください。',
  },
};
