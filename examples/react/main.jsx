import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ReqioWidget } from 'reqio/react';

// A fresh token of this app's own server; asked again before one expires.
const getToken = async () => {
  const answer = await fetch('/reqio-token');
  return answer.ok ? answer.text() : null;
};

function App() {
  const [signedIn, setSignedIn] = useState(false);
  const [withWidget, setWithWidget] = useState(true);
  return (
    <>
      <h1>Hello</h1>
      <button onClick={() => setSignedIn(!signedIn)}>{signedIn ? 'Sign out' : 'Sign in'}</button>
      <button onClick={() => setWithWidget(!withWidget)}>
        {withWidget ? 'Without widget' : 'With widget'}
      </button>
      {withWidget && (
        <ReqioWidget
          projectId={import.meta.env.REQIO_PROJECT_ID}
          apiBaseUrl={import.meta.env.REQIO_URL}
          identityToken={signedIn ? getToken : null}
        />
      )}
    </>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
