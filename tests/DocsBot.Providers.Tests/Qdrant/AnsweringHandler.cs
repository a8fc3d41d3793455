using System.Net;
using System.Text;

namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>Answers requests with what it was given, in order, the last one for ever, and keeps them.</summary>
internal sealed class AnsweringHandler(params IReadOnlyList<Func<HttpResponseMessage>> answers) : HttpMessageHandler
{
    public List<(HttpMethod Method, Uri Url, string? Key, string Body)> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string body, int? retryAfter = null) => () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
        if (retryAfter is { } seconds)
        {
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        }

        return answer;
    };

    public static Func<HttpResponseMessage> Fail(Exception fault) => () => throw fault;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method, request.RequestUri!, request.Headers.TryGetValues("api-key", out var keys) ? keys.Single() : null, body));
        return answers[Math.Min(Requests.Count, answers.Count) - 1]();
    }
}
