using Microsoft.OpenApi;

namespace Dashboard.Usage;

/// <summary>Describes a body that a route reads by itself. The usual <c>Accepts</c> would let routing answer other types, before the token is looked at.</summary>
internal static class DescribedBody
{
    /// <param name="schema">Null for a body that has a standard of its own.</param>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, Type? schema, params string[] types) =>
        route.AddOpenApiOperationTransformer(async (operation, context, ct) =>
        {
            var shape = schema is null
                ? new OpenApiSchema { Type = JsonSchemaType.Object }
                : await context.GetOrCreateSchemaAsync(schema, null, ct);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = shape }),
            };
        });
}
