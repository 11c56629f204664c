import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ReqioWidget } from './index.js';

describe('<ReqioWidget> on a server', () => {
  it('renders nothing, and asks for no browser', () => {
    const widget = createElement(ReqioWidget, {
      projectId: 'proj_x',
      apiBaseUrl: 'https://feedback.example.com',
      identityToken: () => Promise.reject(new Error('nobody asks for a token on a server')),
    });
    expect(renderToString(createElement('main', null, widget))).toBe('<main></main>');
  });
});
