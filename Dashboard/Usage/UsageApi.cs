using System.ComponentModel;
using System.Text.Json;

using Dashboard.Access;
using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Usage.Import.Push;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Usage;

/// <summary><c>POST /api/v1/usage</c>: rows that programs send.</summary>
internal static class UsageApi
{
    public const string Path = "/api/v1/usage";
    private const string Json = "application/json", Lines = "application/x-ndjson";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, ReceiveAsync)
            .RequireAuthorization(Policies.Token(TokenScopes.UsageWrite))
            .RequireRateLimiting(ApiServices.Sending)
            .WithMetadata(new SkipStatusCodePagesAttribute())
            .WithTags("Usage")
            .WithSummary("Send usage")
            .WithDescription(
                "Rows in {\"rows\":[...]}, as a list, or one a line (application/x-ndjson); gzip is understood. Good rows are kept whatever the others are. "
                + "The same rows sent again count once: give each an id, or the sending an Idempotency-Key.")
            .Reads(typeof(SentUsage), Json, Lines)
            .Produces<PushResult>(StatusCodes.Status200OK)
            .Produces<PushResult>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<JsonHttpResult<PushResult>, ProblemHttpResult>> ReceiveAsync(
        HttpContext http,
        PushUsage push,
        IOptions<ApiOptions> options,
        [FromHeader(Name = "Idempotency-Key"), Description("By which the same sending is known again: same key and same body, same answer; nothing counts twice.")] string? idempotencyKey,
        [FromQuery, Description("The connection that the rows belong to, unless the token has one; the body may say it too.")] string? connection,
        CancellationToken ct)
    {
        try
        {
            var lines = IsLines(http.Request);
            if (idempotencyKey is { Length: 0 or > PushUsage.LongestKey } || idempotencyKey?.Any(char.IsControl) == true)
                throw new RefusedException(StatusCodes.Status400BadRequest, $"Idempotency-Key must be plain text of at most {PushUsage.LongestKey} characters.");

            var body = await SentBody.ReadAsync(http.Request, options.Value.MaxBytes, ct);
            var stated = (lines ? CheckLines(body) : CheckJson(body)) ?? (string.IsNullOrWhiteSpace(connection) ? null : connection.Trim());
            var outcome = await push.RunAsync(body, SenderOf(http, stated), idempotencyKey, ct);
            if (outcome is not PushOutcome.Done done)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, "This Idempotency-Key was used for another body. Use a new key for new rows.");

            if (done.Replayed)
                http.Response.Headers["Idempotent-Replayed"] = "true";

            return TypedResults.Json(done.Result, statusCode: done.Result.Rejected == 0 ? StatusCodes.Status200OK : StatusCodes.Status207MultiStatus);
        }
        catch (RefusedException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.Status);
        }
    }

    /// <summary>Which token sends; a token that is tied to a connection sends to no other.</summary>
    internal static Sender SenderOf(HttpContext http, string? connection)
    {
        var (id, name, tied) = TokenScheme.Holder(http.User);
        if (tied is not null && connection is not null && tied != connection)
            throw new RefusedException(StatusCodes.Status403Forbidden, $"This token sends to the connection {tied} only.");

        if (connection?.Length > 200)
            throw new RefusedException(StatusCodes.Status400BadRequest, "The name of the connection must be at most 200 characters.");

        return new Sender(id, name, tied ?? connection);
    }

    private static bool IsLines(HttpRequest request) => MediaType(request) switch
    {
        Json => false,
        Lines or "application/jsonl" or "application/x-jsonlines" => true,
        var other => throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, $"Content-Type is {(other.Length == 0 ? "missing" : other)}, expected {Json} or {Lines}."),
    };

    internal static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    // A line that cannot be read is one row's fault; a body that is no text at all is refused.
    private static string? CheckLines(ArraySegment<byte> body) => body.AsSpan().Contains((byte)0)
        ? throw new RefusedException(StatusCodes.Status400BadRequest, "The body is not UTF-8 text.")
        : body.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? throw Empty() : null;

    // Before anything counts: half a document is no sending.
    private static string? CheckJson(ArraySegment<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 16 });
            if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
                throw Empty();

            reader.Read();
            var (rows, connection) = (reader.TokenType == JsonTokenType.StartArray, default(string));
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;

                var name = reader.GetString();
                reader.Read();
                if (name == "rows" && reader.TokenType == JsonTokenType.StartArray)
                    rows = true;
                else if (name == "connection" && reader.TokenType == JsonTokenType.String)
                    connection = reader.GetString();
                else
                    throw new RefusedException(StatusCodes.Status400BadRequest, $"{name} does not belong here, expected rows (a list) and, if need be, connection (text).");

                if (name == "rows")
                    reader.Skip();
            }

            return rows ? connection : throw new RefusedException(StatusCodes.Status400BadRequest, "The body has no rows, expected {\"rows\":[...]}.");
        }
        catch (JsonException e)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, $"The body is not valid JSON: {e.Message}");
        }
    }

    private static RefusedException Empty() => new(StatusCodes.Status400BadRequest, "The body is empty, expected {\"rows\":[...]}.");
}
