using System.Text.Json;

using Dashboard.Access;
using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Usage.Telemetry;

using Google.Protobuf;

using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Usage;

/// <summary><c>POST /v1/traces</c>: OTLP over HTTP, in Protobuf and in JSON; answers in the encoding that it was asked in.</summary>
internal static class TracesApi
{
    public const string Path = "/v1/traces";
    private const string Binary = "application/x-protobuf", Json = "application/json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, ReceiveAsync)
            .RequireAuthorization(Policies.Token(TokenScopes.TracesWrite))
            .RequireRateLimiting(ApiServices.Sending)
            .WithMetadata(new SkipStatusCodePagesAttribute())
            .WithTags("Traces")
            .WithSummary("Send traces (OTLP/HTTP)")
            .WithDescription("An ExportTraceServiceRequest in Protobuf or JSON, also packed with gzip. Usage in calls of models is kept; agents and workflows above them, prompts and answers are not.")
            .Reads(null, Binary, Json)
            .Produces(StatusCodes.Status200OK, contentType: Binary, additionalContentTypes: Json)
            .Produces(StatusCodes.Status400BadRequest).Produces(StatusCodes.Status413PayloadTooLarge).Produces(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).Produces(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ReceiveAsync(HttpContext http, ReceiveTraces traces, IOptions<ApiOptions> options, CancellationToken ct)
    {
        var type = UsageApi.MediaType(http.Request);
        var binary = type is Binary or "application/protobuf";
        try
        {
            if (!binary && type != Json)
                throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, $"Content-Type is {(type.Length == 0 ? "missing" : type)}, expected {Binary} or {Json}.");

            var sender = UsageApi.SenderOf(http, connection: null);
            var body = await SentBody.ReadAsync(http.Request, options.Value.MaxBytes, ct);
            return Answer(await traces.RunAsync(body, binary, sender, ct), binary);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Status, refused.Message, binary);
        }
        catch (FormatException e)
        {
            return Refuse(StatusCodes.Status400BadRequest, e.Message, binary);
        }
    }

    // ExportTraceServiceResponse: empty when all is well, else field 1 partial_success with 1 rejected_spans and 2 error_message.
    private static IResult Answer(TracesResult result, bool binary)
    {
        if (!binary)
        {
            return TypedResults.Json<object>(result.Rejected == 0
                ? new { }
                : new { partialSuccess = new { rejectedSpans = result.Rejected.ToString(System.Globalization.CultureInfo.InvariantCulture), errorMessage = result.Problem } });
        }

        return TypedResults.Bytes(result.Rejected == 0 ? [] : Message(answer =>
        {
            answer.WriteTag(1, WireFormat.WireType.LengthDelimited);
            answer.WriteBytes(ByteString.CopyFrom(Message(partial =>
            {
                partial.WriteTag(1, WireFormat.WireType.Varint);
                partial.WriteInt64(result.Rejected);
                partial.WriteTag(2, WireFormat.WireType.LengthDelimited);
                partial.WriteString(result.Problem ?? "");
            })));
        }), Binary);
    }

    // google.rpc.Status: 1 code, 2 message. 3 is "invalid argument".
    private static IResult Refuse(int status, string sentence, bool binary) => new Refusal(
        status,
        binary ? Binary : Json,
        binary
            ? Message(message =>
            {
                message.WriteTag(1, WireFormat.WireType.Varint);
                message.WriteInt32(3);
                message.WriteTag(2, WireFormat.WireType.LengthDelimited);
                message.WriteString(sentence);
            })
            : JsonSerializer.SerializeToUtf8Bytes(new { code = 3, message = sentence }));

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var held = new MemoryStream();
        using (var output = new CodedOutputStream(held, leaveOpen: true))
            write(output);

        return held.ToArray();
    }

    private sealed class Refusal(int status, string type, byte[] body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
