// The echo service on gRPC C++ (Debian's libgrpc++), callback API: what its authors recommend. Prints its port.
#include <grpcpp/grpcpp.h>

#include <cstdio>

#include "echo.grpc.pb.h"

namespace {

class EchoService final : public bench::Echo::CallbackService {
  grpc::ServerUnaryReactor* Unary(grpc::CallbackServerContext* context, const bench::Blob* request, bench::Blob* reply) override {
    *reply = *request;
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerBidiReactor<bench::Blob, bench::Blob>* Stream(grpc::CallbackServerContext*) override {
    class Conversation final : public grpc::ServerBidiReactor<bench::Blob, bench::Blob> {
     public:
      Conversation() { StartRead(&blob_); }
      void OnReadDone(bool ok) override {
        if (ok) StartWrite(&blob_);
        else Finish(grpc::Status::OK);
      }
      void OnWriteDone(bool ok) override {
        if (ok) StartRead(&blob_);
        else Finish(grpc::Status::OK);
      }
      void OnDone() override { delete this; }

     private:
      bench::Blob blob_;
    };
    return new Conversation;
  }
};

}  // namespace

int main() {
  EchoService service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 1000);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  std::printf("%d\n", port);
  std::fflush(stdout);
  server->Wait();
}
