"""The echo service on grpcio (Python, asyncio), messages as bytes. Prints its port."""

import asyncio

import grpc


async def unary(request, context):
    return request


async def stream(requests, context):
    async for request in requests:
        yield request


async def main():
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("bench.Echo", {
        "Unary": grpc.unary_unary_rpc_method_handler(unary), "Stream": grpc.stream_stream_rpc_method_handler(stream),
    }),))
    print(server.add_insecure_port("127.0.0.1:0"), flush=True)
    await server.start()
    await server.wait_for_termination()


asyncio.run(main())
