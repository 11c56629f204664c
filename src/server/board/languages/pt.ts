import type { Words } from '../words.js';

export const pt: Words = {
  language: 'pt',
  heading: 'O que devemos criar a seguir?',
  description: (project) => `O que os usuários de ${project} querem, e quantos querem.`,
  search: 'Buscar ideias',
  find: 'Pesquisar',
  filter: 'Status',
  open: 'Abertos',
  statuses: {
    underReview: 'Em análise',
    planned: 'Planejada',
    inProgress: 'Em andamento',
    shipped: 'Lançada',
    declined: 'Recusada',
  },
  votes: (votes) => (votes === 1 ? 'voto' : 'votos'),
  readOn: 'Continuar lendo',
  more: 'Mostrar mais',
  first: 'Voltar à primeira página',
  empty: 'Ainda não há ideias',
  noMatch: 'Nada encontrado.',
  showAll: 'Mostrar todas as ideias abertas',
  toBoard: 'Para votar ou sugerir algo, abra a lista completa.',
  noScript: 'Para votar ou sugerir algo, ative o JavaScript.',
  verifiedAlone: (project) =>
    `As ideias só são visíveis para usuários de ${project} que entraram em suas contas, dentro do próprio produto.`,
  gone: {
    title: 'Não há nada aqui',
    text: 'Não existe uma página de pedidos neste endereço: ela foi fechada ou o endereço está errado.',
  },
  away: {
    title: 'Voltamos em instantes',
    text: 'A página não está acessível agora. Tente novamente em alguns segundos.',
  },
  broken: {
    title: 'Não funcionou',
    text: 'Não foi possível mostrar a página. Tente novamente a partir da primeira.',
  },
};
