/**
 * What the snippets put into a page so that `Reqio` can be called before the widget has loaded: the same as `holdReqio`
 * in src/sdk/stub.ts, in JavaScript for any browser, written to be read.
 */
export const REQIO_STUB = `window.Reqio = window.Reqio || (function (q) {
  var reqio = { q: q };
  ['identify', 'resetUser', 'open', 'close', 'on', 'destroy'].forEach(function (name) {
    reqio[name] = function () {
      var call = [name].concat([].slice.call(arguments));
      var answer = new Promise(function (settle) { call.settle = settle; });
      call.off = function () { call.length = 0; };
      q.push(call);
      return name === 'on' ? function () { call.off(); } : name === 'identify' ? answer : undefined;
    };
  });
  return reqio;
})([]);`;
