import type { Words } from '../words.js';

export const fr: Words = {
  language: 'fr',
  heading: 'Que devrions-nous créer ensuite ?',
  description: (project) => `Ce que souhaitent les utilisateurs de ${project}, et combien ils sont.`,
  search: 'Rechercher des idées',
  find: 'Rechercher',
  filter: 'Statut',
  open: 'Ouvertes',
  statuses: {
    underReview: 'À l’étude',
    planned: 'Prévu',
    inProgress: 'En cours',
    shipped: 'Livré',
    declined: 'Refusé',
  },
  votes: (votes) => (votes < 2 ? 'vote' : 'votes'),
  readOn: 'Lire la suite',
  more: 'Afficher plus',
  first: 'Revenir à la première page',
  empty: 'Aucune idée pour le moment',
  noMatch: 'Aucun résultat.',
  showAll: 'Afficher toutes les idées ouvertes',
  toBoard: 'Pour voter ou proposer quelque chose, ouvrez la liste complète.',
  noScript: 'Pour voter ou proposer quelque chose, activez JavaScript.',
  verifiedAlone: (project) =>
    `Les idées ne sont visibles que pour les utilisateurs connectés de ${project}, dans le produit lui-même.`,
  gone: {
    title: 'Il n’y a rien ici',
    text: 'Aucune page de demandes à cette adresse : elle a été fermée, ou l’adresse est erronée.',
  },
  away: {
    title: 'De retour dans un instant',
    text: 'La page est injoignable pour le moment. Réessayez dans quelques secondes.',
  },
  broken: {
    title: 'Cela n’a pas fonctionné',
    text: 'La page n’a pas pu être affichée. Réessayez depuis la première page.',
  },
};
