import { useState } from 'react';
import { ReqioWidget } from '@reqio/widget/react';

/** Gets a fresh token from this app's own server; called again before each token expires. */
const getToken = async () => {
  const answer = await fetch('/reqio-token');
  return answer.ok ? answer.text() : null;
};

export function App() {
  const [user, setUser] = useState('');
  const [withWidget, setWithWidget] = useState(true);
  const become = async (name: string) => {
    await fetch(`/sign-in/${name}`, { method: 'POST' });
    setUser(name);
  };
  return (
    <>
      <h1>Hello {user}</h1>
      <button onClick={() => void become('ada')}>Sign in as Ada</button>
      <button onClick={() => void become('bob')}>Sign in as Bob</button>
      <button onClick={() => void become('')}>Sign out</button>
      <button onClick={() => setWithWidget(!withWidget)}>
        {withWidget ? 'Without widget' : 'With widget'}
      </button>
      {withWidget && (
        // The same function serves whoever is signed in; the key tells the widget that the user has changed.
        <ReqioWidget
          key={user}
          projectId={import.meta.env.REQIO_PROJECT_ID}
          apiBaseUrl={import.meta.env.REQIO_URL}
          identityToken={user ? getToken : null}
        />
      )}
    </>
  );
}
