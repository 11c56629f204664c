import type { Words } from '../words.js';

export const es: Words = {
  language: 'es',
  heading: '¿Qué deberíamos crear a continuación?',
  description: (project) => `Lo que quieren los usuarios de ${project}, y cuántos lo quieren.`,
  search: 'Buscar ideas',
  find: 'Buscar',
  filter: 'Estado',
  open: 'Abiertas',
  statuses: {
    underReview: 'En revisión',
    planned: 'Planificada',
    inProgress: 'En curso',
    shipped: 'Publicada',
    declined: 'Descartada',
  },
  votes: (votes) => (votes === 1 ? 'voto' : 'votos'),
  readOn: 'Seguir leyendo',
  more: 'Mostrar más',
  first: 'Volver a la primera página',
  empty: 'Todavía no hay ideas',
  noMatch: 'No hay resultados.',
  showAll: 'Ver todas las ideas abiertas',
  toBoard: 'Para votar o proponer algo, abre la lista completa.',
  noScript: 'Para votar o proponer algo, activa JavaScript.',
  verifiedAlone: (project) =>
    `Las ideas solo las ven los usuarios de ${project} que han iniciado sesión, dentro del propio producto.`,
  gone: {
    title: 'Aquí no hay nada',
    text: 'No hay ninguna lista de peticiones en esta dirección: se ha cerrado o la dirección está mal escrita.',
  },
  away: {
    title: 'Volvemos enseguida',
    text: 'Ahora mismo no se puede acceder a la página. Inténtalo de nuevo en unos segundos.',
  },
  broken: {
    title: 'No ha funcionado',
    text: 'No se ha podido mostrar la página. Inténtalo de nuevo desde la primera.',
  },
};
